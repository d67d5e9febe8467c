import type { Asked } from '../../../shared/model/asked';
import type { Fix, Owner } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';
import { areaName, gradeName, groupByOwner } from '../../../shared/words/owner';
import { DetailView } from '../pictures/DetailView';
import { CERTAINTY_SHAPES, Mark } from '../pictures/Mark';
import { stackName } from '../words/fixes';
import { keyed } from '../words/keyed';
import { CERTAINTY_NAMES, OWNER_NAMES, SHOWN_FIRST } from '../words/names';
import { byStack } from '../words/stack-order';
import { H, type Top } from './H';
import type { Props, ReportSection } from './section';

type Finding = ReportDocument['findings'][number];

const FixBlock = ({ fix }: { fix: Fix }) => (
  <div className="rp-fix">
    {fix.stack === 'any' ? null : <p className="rp-stack">{stackName(fix.stack)}</p>}
    <ol className="rp-steps">
      {keyed(fix.steps).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ol>
    {fix.undo ? (
      <p>
        <strong>To take it back: </strong>
        {fix.undo}
      </p>
    ) : null}
  </div>
);

const Blocks = ({ fixes }: { fixes: readonly Fix[] }) =>
  keyed(fixes).map(({ key, item }) => <FixBlock key={key} fix={item} />);

/** Steps for other systems than the person’s own: by name on paper, folded in on a screen. */
const OtherSystems = ({ fixes }: { fixes: readonly Fix[] }) => {
  if (fixes.length === 0) return null;
  const names = [...new Set(fixes.map(({ stack }) => stackName(stack)))];
  return (
    <>
      <details className="rp-more rp-screen">
        <summary>Steps for other systems</summary>
        <Blocks fixes={fixes} />
      </details>
      <div className="rp-paper rp-also">
        <p>The web page of this report also has the steps for:</p>
        <ul className="rp-titles">
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </div>
    </>
  );
};

/** Who works on the program that the person chose; what runs at the other end is not known from it. */
const HERE: readonly Owner[] = ['this-computer', 'it-desk', 'program-vendor'];

const worksOnIt = (owner: Owner, { side }: Asked): boolean => side === 'accepts' || HERE.includes(owner);

/** The steps for the person's own system; where none is known to fit, all of them. */
const Owned = ({ owner, fixes, asked }: { owner: Owner; fixes: readonly Fix[]; asked: Asked }) => {
  const ordered = byStack(fixes, asked);
  const own = ordered.filter(({ fits, fix }) => fits || fix.stack === 'any');
  const shown = worksOnIt(owner, asked) && ordered.some(({ fits }) => fits) ? own : ordered;
  return (
    <div className="rp-owned">
      <p className="rp-owner">{OWNER_NAMES[owner]}</p>
      <Blocks fixes={shown.map(({ fix }) => fix)} />
      <OtherSystems fixes={ordered.filter((one) => !shown.includes(one)).map(({ fix }) => fix)} />
    </div>
  );
};

const Fixes = ({ finding, asked }: { finding: Finding; asked: Asked }) => {
  if (finding.fix.length === 0) return null;
  return (
    <div className="rp-fixes">
      <p className="rp-label">What to do</p>
      {groupByOwner(finding.fix, finding.owner).map(({ owner, fixes }) => (
        <Owned key={owner} owner={owner} fixes={fixes} asked={asked} />
      ))}
    </div>
  );
};

const Reasons = ({ finding, document }: { finding: Finding; document: ReportDocument }) => (
  <>
    <p className="rp-label">Why we think so</p>
    <ol className="rp-because">
      {keyed(finding.because).map(({ key, item }) => (
        <li key={key}>
          {item.text}
          <span className="rp-refs">{` (${knownBy(item, document)})`}</span>
        </li>
      ))}
    </ol>
  </>
);

/** "measured, connection 3, 5". */
const knownBy = ({ grade, attempts }: Finding['because'][number], document: ReportDocument): string =>
  attempts.length === 0
    ? gradeName(grade)
    : `${gradeName(grade)}, connection ${attempts.map((id) => numberOf(document, id)).join(', ')}`;

/** Connections are numbered as they stand in the transcript. */
const numberOf = (document: ReportDocument, id: string): string => {
  const index = document.transcript.findIndex((attempt) => attempt.id === id);
  return index === -1 ? id : String(index + 1);
};

/** "Explained by …", in a sentence; empty when nothing does. */
const explainer = (finding: Finding, document: ReportDocument): string => {
  const by = document.findings.find((other) => other.causeId === finding.explainedBy);
  return by ? `Explained by “${by.title}”.` : '';
};

/** What speaks against it, and the finding that explains it. */
const Against = ({ finding, document }: { finding: Finding; document: ReportDocument }) => {
  const by = document.findings.find((other) => other.causeId === finding.explainedBy);
  return (
    <>
      {by ? (
        <p>
          <strong>Explained by: </strong>
          {by.title}
        </p>
      ) : null}
      {finding.contradictions.length > 0 ? (
        <>
          <p className="rp-label">What speaks against it</p>
          <ul className="rp-bullets">
            {keyed(finding.contradictions).map(({ key, item }) => (
              <li key={key}>{item}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
};

/** Those that need no page of their own: by title, with what explains or would decide them. */
const Further = ({ findings, document }: { findings: readonly Finding[]; document: ReportDocument }) =>
  findings.length === 0 ? null : (
    <div className="rp-lookup">
      <p className="rp-label">Also not ruled out</p>
      <ul className="rp-list">
        {findings.map((finding) => (
          <li key={finding.causeId}>
            <Mark shape={CERTAINTY_SHAPES[finding.verdict]} />
            <span>
              <strong>{finding.title}.</strong> {CERTAINTY_NAMES[finding.verdict]}.{' '}
              {explainer(finding, document)} {finding.decides} <em>{areaName(finding.area)}</em>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );

/** What this one means, and its next step, are the answer on the first page. */
const isNamed = ({ causeId, meaning, nextStep }: Finding, { summary }: ReportDocument): boolean =>
  summary.causeId === causeId && summary.explanation === meaning && summary.nextStep === nextStep;

/** `brief`: without the tables and steps, for what is less certain than the first, and where nothing was found wrong. */
const FindingBlock = ({
  finding,
  document,
  top,
  brief,
}: {
  finding: Finding;
  document: ReportDocument;
  top: Top;
  brief: boolean;
}) => (
  <article className="rp-finding">
    <H level={3} top={top}>
      {finding.title}
    </H>
    <p className="rp-meta">
      <span className="rp-certainty">
        <Mark shape={CERTAINTY_SHAPES[finding.verdict]} />
        <strong>{CERTAINTY_NAMES[finding.verdict]}</strong>
      </span>
      <span>{areaName(finding.area)}</span>
      <span>{`Who can fix it: ${OWNER_NAMES[finding.owner]}`}</span>
    </p>
    {isNamed(finding, document) ? null : (
      <>
        <p>{finding.meaning}</p>
        <p>
          <strong>Next step: </strong>
          {finding.nextStep}
        </p>
      </>
    )}
    <Reasons finding={finding} document={document} />
    <Against finding={finding} document={document} />
    {brief ? null : (
      <>
        {keyed(finding.details).map(({ key, item }) => (
          <DetailView key={key} detail={item} attempts={document.transcript} />
        ))}
        <Fixes finding={finding} asked={document.asked} />
      </>
    )}
    {finding.decides ? (
      <p>
        <strong>What would decide it: </strong>
        {finding.decides}
      </p>
    ) : null}
    {finding.unseen ? (
      <p>
        <strong>What can’t be seen from here: </strong>
        {finding.unseen}
      </p>
    ) : null}
    {!brief && finding.sources.length > 0 ? (
      <p className="rp-sources">{`Sources: ${finding.sources.join('; ')}`}</p>
    ) : null}
  </article>
);

/** The first three; but behind a confirmed one, what is merely possible would take pages from what has to be done. */
const inFull = (findings: readonly Finding[]): readonly Finding[] => {
  const confirmed = findings[0]?.verdict === 'confirmed';
  return findings
    .slice(0, SHOWN_FIRST)
    .filter((finding, index) => index === 0 || !confirmed || finding.verdict !== 'possible');
};

const Body = ({ document, top }: Props) => {
  const full = inFull(document.findings);
  return (
    <>
      {full.map((finding) => (
        <FindingBlock
          key={finding.causeId}
          finding={finding}
          document={document}
          top={top}
          brief={document.summary.conclusion === 'nothing-wrong' || finding.verdict !== full[0]?.verdict}
        />
      ))}
      <Further
        findings={document.findings.filter((finding) => !full.includes(finding))}
        document={document}
      />
    </>
  );
};

/** Every cause that was not ruled out, in its order; the first ones with evidence and what to do. */
export const findings: ReportSection = {
  id: 'findings',
  title: 'What was found',
  has: (document) => document.findings.length > 0,
  Body,
};
