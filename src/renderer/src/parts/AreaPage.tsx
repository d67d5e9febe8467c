import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Area } from '../../../shared/model/asked';
import type { ReportDocument } from '../../../shared/model/report';
import { nextStep } from '../flow';
import { Mark } from '../pictures/Mark';
import { MeasuredTable } from '../pictures/MeasuredTable';
import { goOn, useApp } from '../store';
import { count } from '../words/format';
import { SHOWN_FIRST } from '../words/names';
import styles from './AreaPage.module.css';
import type { AreaView } from './area-view';
import { areaView } from './area-view';
import { Button } from './Button';
import { FindingCard } from './FindingCard';
import { More } from './More';
import { Page } from './Page';
import { ProbeList } from './ProbeList';
import { Questions } from './Questions';
import { Section } from './Section';
import { Standing } from './Standing';
import { STEP_NAMES } from './step-names';
import { Unknowns } from './Unknowns';

/** The words of one checklist page. `means`: what each state of the area means for the person. */
export interface AreaCopy {
  readonly title: string;
  readonly lead: string;
  readonly means: Readonly<Record<Exclude<AreaView['state'], 'cause'>, string>>;
}

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
              <p className="muted small">{line.because}</p>
            </div>
          </li>
        ))}
      </ul>
    </More>
  );
};

const card = (document: ReportDocument) => (finding: AreaView['findings'][number]) => (
  <FindingCard key={finding.causeId} finding={finding} transcript={document.transcript} />
);

const Found = ({ view, document }: { view: AreaView; document: ReportDocument }) => (
  <Section title="What we found">
    {view.findings.slice(0, SHOWN_FIRST).map(card(document))}
    {view.findings.length > SHOWN_FIRST ? (
      <More title={`Also not ruled out: ${count(view.findings.length - SHOWN_FIRST, 'cause')}`}>
        <div className={styles.further}>{view.findings.slice(SHOWN_FIRST).map(card(document))}</div>
      </More>
    ) : null}
    {view.findings.length === 0 ? <p>Nothing that was seen points to a cause in this area.</p> : null}
    <RuledOut lines={view.ruledOut} />
  </Section>
);

/** The facts of this area, whatever the verdict. Folded in: most people need none of them. */
const Measurements = ({ tables }: { tables: AreaView['measured'] }) => {
  if (tables.length === 0) return null;
  return (
    <Section title="What was measured">
      {tables.map((measured) => (
        <More key={measured.id} title={measured.table.title} extra={extent(measured)}>
          <div className={styles.measured}>
            <MeasuredTable measured={measured} />
          </div>
        </More>
      ))}
    </Section>
  );
};

/** How much is folded in. A sentence alone is no table, and it may be a plain answer. */
const extent = ({ table, note }: AreaView['measured'][number]): string => {
  if (table.rows.length > 0) return count(table.rows.length, 'line');
  return note.startsWith('Could not tell') ? 'could not be told' : '';
};

const Untold = ({ lines }: { lines: AreaView['couldNotTell'] }) => (
  <Section title="What could not be told">
    {lines.length === 0 ? <p>Every question of this area could be decided.</p> : <Unknowns lines={lines} />}
  </Section>
);

/** One thing that nobody could tell does not undo all that was ruled out, and is not hidden by it either. */
const meaning = (view: AreaView, copy: AreaCopy): string | undefined => {
  if (view.state === 'cause') return view.findings[0]?.meaning;
  const { ruledOut, couldNotTell } = view;
  return view.state === 'unsure' && ruledOut.length > couldNotTell.length
    ? `Of the causes in this area, ${ruledOut.length} were ruled out. What could not be told stands below: it may still be the cause.`
    : copy.means[view.state];
};

/** One step of the checklist; all five have this shape. `picture` stands with what was found. */
export const AreaPage = ({
  area,
  copy,
  picture,
}: {
  readonly area: Area;
  readonly copy: AreaCopy;
  readonly picture?: (document: ReportDocument) => ReactNode;
}) => {
  const document = useApp((state) => state.document);
  if (!document) return null;
  const view = areaView(document, area);
  const next = nextStep(area);
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      aside={<Standing />}
      actions={
        <Button kind="primary" iconAfter={<ArrowRight aria-hidden="true" />} onPress={goOn}>
          {next ? `Go on: ${STEP_NAMES[next]}` : 'Go on'}
        </Button>
      }
    >
      <Section title="What was checked">
        {view.ran.length > 0 ? <ProbeList probes={view.ran} /> : <p>Nothing was checked here in this run.</p>}
      </Section>
      <Found view={view} document={document} />
      {picture?.(document)}
      <Measurements tables={view.measured} />
      <Section title="What it means">
        <p>{meaning(view, copy)}</p>
      </Section>
      <Section title="What only you can answer">
        <Questions area={area} />
      </Section>
      <Untold lines={view.couldNotTell} />
    </Page>
  );
};
