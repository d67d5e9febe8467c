import { ArrowRight } from 'lucide-react';
import type { Area } from '../../../shared/model/asked';
import type { ReportDocument } from '../../../shared/model/report';
import { Mark, type MarkShape } from '../pictures/Mark';
import { MeasuredTable } from '../pictures/MeasuredTable';
import { go } from '../store';
import { count } from '../words/format';
import { OWNER_NAMES } from '../words/names';
import styles from './AreaPage.module.css';
import type { AreaMeanings, AreaView } from './area-view';
import { type AreaStep, areaStep, causeElsewhere, foundSentence } from './area-words';
import { Button } from './Button';
import { cx } from './cx';
import { FindingCard } from './FindingCard';
import { Glossed } from './Glossed';
import { More } from './More';
import { Section } from './Section';
import { Unknowns } from './Unknowns';

const SHAPES: Readonly<Record<AreaView['state'], MarkShape>> = {
  cause: 'cross',
  suspect: 'hollow',
  clear: 'check',
  unsure: 'question',
};

const RuledOut = ({ lines }: { lines: AreaView['ruledOut'] }) => {
  if (lines.length === 0) return null;
  return (
    <More title={`Ruled out: ${count(lines.length, 'cause')}`}>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.causeId}>
            <Mark shape="slash" />
            <div>
              <p>{line.sentence}</p>
              <p className="muted small">
                <Glossed>{line.because}</Glossed>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </More>
  );
};

const causesTitle = ({ state, findings }: AreaView): string => {
  if (state !== 'cause') return `Not ruled out: ${count(findings.length, 'cause')}`;
  return findings.length === 1
    ? 'The cause in detail'
    : `The cause in detail, and ${findings.length - 1} more not ruled out`;
};

const Causes = ({ view, document }: { view: AreaView; document: ReportDocument }) => {
  if (view.findings.length === 0) return null;
  return (
    <More title={causesTitle(view)} extra="each with its reasons and who can fix it">
      <div className={styles.further}>
        {view.findings.map((finding) => (
          <FindingCard key={finding.causeId} finding={finding} transcript={document.transcript} />
        ))}
      </div>
    </More>
  );
};

/** How much is folded in. A sentence alone is no table, and it may be a plain answer. */
const extent = ({ table, note }: AreaView['measured'][number]): string => {
  if (table.rows.length > 0) return count(table.rows.length, 'line');
  return note.startsWith('Could not tell') ? 'could not be told' : '';
};

/** The facts of this area, whatever the verdict. Folded in: most people need none of them. */
const Measurements = ({ tables }: { tables: AreaView['measured'] }) => {
  if (tables.length === 0) return null;
  return (
    <More title={`What was measured: ${count(tables.length, 'table')}`}>
      {tables.map((measured) => (
        <More key={measured.id} title={measured.table.title} extra={extent(measured)}>
          <div className={styles.measured}>
            <MeasuredTable measured={measured} />
          </div>
        </More>
      ))}
    </More>
  );
};

/** One sentence, then the details on request. */
export const Found = ({ view, document }: { readonly view: AreaView; readonly document: ReportDocument }) => (
  <Section title="What we found">
    <p className={cx(styles.found, styles[view.state])}>
      <Mark shape={SHAPES[view.state]} />
      <span>
        <Glossed>{foundSentence(view)}</Glossed>
      </span>
    </p>
    <div>
      <Causes view={view} document={document} />
      <RuledOut lines={view.ruledOut} />
      <Measurements tables={view.measured} />
    </div>
  </Section>
);

/** One thing that nobody could tell does not undo all that was ruled out, and is not hidden by it either. */
const meaning = (view: AreaView, means: AreaMeanings): string => {
  if (view.state === 'cause') return view.findings[0]?.meaning ?? '';
  const { ruledOut, couldNotTell } = view;
  return view.state === 'unsure' && ruledOut.length > couldNotTell.length
    ? `Of the causes in this area, ${ruledOut.length} were ruled out. What could not be told stands below: it may still be the cause.`
    : means[view.state];
};

/** What the state of this area means for the person. */
export const Means = ({ view, means }: { readonly view: AreaView; readonly means: AreaMeanings }) => (
  <Section title="What it means for you">
    <p>
      <Glossed>{meaning(view, means)}</Glossed>
    </p>
  </Section>
);

const ToSteps = ({ children }: { children: string }) => (
  <div>
    <Button small iconAfter={<ArrowRight aria-hidden="true" />} onPress={() => go('fix')}>
      {children}
    </Button>
  </div>
);

const OwnStep = ({ step: { sentence, note, owner } }: { step: AreaStep }) => (
  <>
    <p>
      <Glossed>{sentence}</Glossed>
    </p>
    {note ? <p className="muted">{note}</p> : null}
    {owner ? (
      <>
        <p className="muted">{`Who can fix it: ${OWNER_NAMES[owner]}`}</p>
        <ToSteps>See all steps</ToSteps>
      </>
    ) : null}
  </>
);

/** One next step stands out: where the cause lies elsewhere, its steps do, and what could be done here is folded in. */
const StepElsewhere = ({ where, step }: { where: string; step: AreaStep }) => (
  <>
    <p>
      <Glossed>{where}</Glossed>
    </p>
    <ToSteps>See the steps for it</ToSteps>
    {step.owner === null && step.note === '' ? null : (
      <More title="What could be done here, if those steps do not help">
        <div className={styles.further}>
          <OwnStep step={step} />
        </div>
      </More>
    )}
  </>
);

/** The next single step of this area, whose it is, and the way to all of them. */
export const ToDo = ({
  view,
  area,
  document,
}: {
  readonly view: AreaView;
  readonly area: Area;
  readonly document: ReportDocument;
}) => {
  const step = areaStep(view);
  const where = causeElsewhere(document, area);
  return (
    <Section title="What to do here">
      {where === null ? <OwnStep step={step} /> : <StepElsewhere where={where} step={step} />}
    </Section>
  );
};

/** What could not be told, each reason once, and what would settle it. */
export const Untold = ({ lines }: { readonly lines: AreaView['couldNotTell'] }) => (
  <Section title="What could not be told">
    {lines.length === 0 ? <p>Every question of this area could be decided.</p> : <Unknowns lines={lines} />}
  </Section>
);
