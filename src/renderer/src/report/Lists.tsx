import { QUESTIONS } from '../../../shared/model/questions';
import type { PolicyReport, ReportDocument } from '../../../shared/model/report';
import { areaName } from '../../../shared/words/owner';
import { unchangedSentence } from '../../../shared/words/unchanged';
import { ClientGrid } from '../pictures/ClientGrid';
import { Ladder } from '../pictures/Ladder';
import { Mark, STATUS_SHAPES } from '../pictures/Mark';
import { MeasuredTable } from '../pictures/MeasuredTable';
import { PolicyList } from '../pictures/PolicyList';
import { VersionsStrip } from '../pictures/VersionsStrip';
import { versionsOf } from '../pictures/versions';
import { count, formatMoment, formatMs } from '../words/format';
import { groupsOf } from '../words/groups';
import { keyed } from '../words/keyed';
import { STATUS_NAMES } from '../words/names';
import { byReason } from '../words/unknowns';
import type { Top } from './H';
import { Part } from './H';

interface Props {
  readonly document: ReportDocument;
  readonly top: Top;
}

/** What changed since the run before the fix. */
export const Comparison = ({ document, top }: Props) => {
  const { comparison } = document;
  if (!comparison) return null;
  const rest = unchangedSentence(comparison);
  return (
    <Part title="Before and after" top={top} id="comparison" className="rp-break">
      <p>
        <strong>{comparison.sentence}</strong>
      </p>
      {comparison.changes.length === 0 ? (
        <p>Nothing that was measured has changed.</p>
      ) : (
        <table className="rp-table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">{`Before, ${formatMoment(comparison.before.at)}`}</th>
              <th scope="col">{`After, ${formatMoment(comparison.after.at)}`}</th>
            </tr>
          </thead>
          <tbody>
            {keyed(comparison.changes).map(({ key, item }) => (
              <tr key={key}>
                <th scope="row">{item.what}</th>
                <td>{item.before}</td>
                <td>{item.after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest === '' ? null : <p>{rest}</p>}
      {comparison.ladders ? (
        <div className="rp-pair">
          <div>
            <p>
              <strong>Before</strong>
            </p>
            <Ladder {...comparison.ladders.before} />
          </div>
          <div>
            <p>
              <strong>After</strong>
            </p>
            <Ladder {...comparison.ladders.after} />
          </div>
        </div>
      ) : null}
    </Part>
  );
};

/** What it took; or, where it was not asked again, from which check the answer is. */
const effortOf = ({ connections, ms, from }: ReportDocument['ran'][number]): string =>
  from === undefined
    ? `${connections} conn., ${formatMs(ms)}`
    : `Not asked again; from the check of ${formatMoment(from)}`;

/** Everything that was checked, with what came of it. */
export const Checked = ({ document, top }: Props) => {
  // The picture of both sides shows them already.
  const versions = document.overlap ? null : versionsOf(document);
  const asked = document.ran.filter(({ status }) => status !== 'skipped');
  return (
    <Part title="What was checked" top={top} id="checked" className="rp-measured">
      <table className="rp-table rp-checked">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">What came of it</th>
            <th scope="col">State</th>
            <th scope="col">Effort</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((probe) => (
            <tr key={probe.id}>
              <th scope="row">{probe.question}</th>
              <td>{probe.outcome}</td>
              <td>
                <span className="rp-certainty">
                  <Mark shape={STATUS_SHAPES[probe.status]} />
                  {STATUS_NAMES[probe.status]}
                </span>
              </td>
              <td>{effortOf(probe)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <LeftOut document={document} />
      {versions ? <VersionsStrip versions={versions} /> : null}
    </Part>
  );
};

/** Questions that were not asked: each reason once. */
const LeftOut = ({ document }: { document: ReportDocument }) => {
  const skipped = document.ran.filter(({ status }) => status === 'skipped');
  if (skipped.length === 0) return null;
  return (
    <>
      <p className="rp-label">{`${STATUS_NAMES.skipped}: ${count(skipped.length, 'question')}`}</p>
      <ul className="rp-bullets">
        {groupsOf(skipped, ({ outcome }) => outcome).map(({ key, items }) => (
          <li key={key}>{`${items.map(({ question }) => question).join(' ')} ${key}`}</li>
        ))}
      </ul>
    </>
  );
};

/** What was measured, whatever the verdict, as tables. */
export const MeasuredFacts = ({ document, top }: Props) => {
  // A table without rows and without a word about why is nothing to show.
  const shown = document.measured.filter(({ table, note }) => table.rows.length > 0 || note !== '');
  if (shown.length === 0) return null;
  return (
    <Part title="What was measured" top={top} id="measured" className="rp-measured">
      <p>The facts behind the result, for whoever wants to look closer.</p>
      {shown.map((measured) => (
        <MeasuredTable key={measured.id} measured={measured} />
      ))}
    </Part>
  );
};

/** Which programs would connect, and which would not; of those that would, the names. */
export const Programs = ({ document, top }: Props) =>
  document.clients.length === 0 ? null : (
    <Part title="Which programs would connect" top={top} id="programs" className="rp-lookup">
      <p>
        Judged from what was measured of this server, without a connection for each. Another computer’s own
        rules can change it.
      </p>
      <ClientGrid rows={document.clients} brief />
    </Part>
  );

/** The name of the first policy before this one that shuts out the same programs, if any. */
const sameBefore = (policy: PolicyReport, { policies }: ReportDocument): string | undefined =>
  policy.shutsOut.length === 0
    ? undefined
    : policies
        .slice(0, policies.indexOf(policy))
        .find(({ shutsOut }) => shutsOut.join() === policy.shutsOut.join())?.name;

/** Published rules, statement by statement. */
export const Policies = ({ document, top }: Props) =>
  document.policies.length === 0 ? null : (
    <Part title="Published rules for servers" top={top} id="policies" className="rp-lookup">
      <p>
        What this server does of each, and what not. Whether one of them has to be kept is for its owner to
        say.
      </p>
      {document.policies.map((policy) => (
        <div key={policy.id}>
          <p className="rp-label">{policy.name}</p>
          <PolicyList policy={policy} sameAs={sameBefore(policy, document)} />
        </div>
      ))}
    </Part>
  );

/** What the person answered, question by question. */
export const Answers = ({ document, top }: Props) => {
  const given = QUESTIONS.flatMap((question) => {
    const choice = question.choices.find((one) => one.id === document.asked.answers[question.id]);
    return choice ? [{ question, choice }] : [];
  });
  if (given.length === 0) return null;
  return (
    <Part title="What you told us" top={top} id="answers">
      <dl className="rp-pairs">
        {given.map(({ question, choice }) => (
          <div key={question.id}>
            <dt>{question.text}</dt>
            <dd>{choice.label}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
};

/** What was measured and is not the cause, area by area. */
export const RuledOut = ({ document, top }: Props) => {
  if (document.ruledOut.length === 0) return null;
  return (
    <Part title="What was ruled out" top={top} id="ruled-out" className="rp-lookup">
      {groupsOf(document.ruledOut, ({ area }) => area).map(({ key, items }) => (
        <div key={key}>
          <p className="rp-label">{areaName(key)}</p>
          <ul className="rp-list">
            {items.map((line) => (
              <li key={line.causeId}>
                <Mark shape="slash" />
                <span>
                  <strong>{line.sentence}</strong> {line.because}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Part>
  );
};

/** What could not be told, and why; never shown as fine. */
export const CouldNotTell = ({ document, top }: Props) => {
  if (document.couldNotTell.length === 0) return null;
  return (
    <Part title="What could not be told" top={top} id="unknown" className="rp-lookup">
      <ul className="rp-list rp-unsure">
        {byReason(document.couldNotTell).map((group) => (
          <li key={group.why}>
            <Mark shape="question" />
            <div>
              <p>
                <strong>{group.why}</strong> Neither shown nor ruled out:
              </p>
              <ul className="rp-titles">
                {group.lines.map((line) => (
                  <li key={line.causeId}>{line.title}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
};

/** What can't be seen from this computer. */
export const Limits = ({ document, top }: Props) => (
  <Part title="What can’t be seen from here" top={top} id="limits">
    <ul className="rp-bullets">
      {keyed(document.limits).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ul>
  </Part>
);
