import type { RanProbe, ReportDocument } from '../../../shared/model/report';
import { Mark, STATUS_SHAPES } from '../pictures/Mark';
import { VersionsStrip } from '../pictures/VersionsStrip';
import { versionsOf } from '../pictures/versions';
import { count, formatMoment, formatMs } from '../words/format';
import { groupsOf } from '../words/groups';
import { STATUS_NAMES } from '../words/names';
import type { ReportSection } from './section';

/** What it took; or, where it was not asked again, from which check the answer is. */
const effortOf = ({ connections, ms, from }: RanProbe): string =>
  from === undefined
    ? `${connections} conn., ${formatMs(ms)}`
    : `Not asked again; from the check of ${formatMoment(from)}`;

/** That a question was answered goes without saying; that it was not never does. */
const State = ({ status }: RanProbe) =>
  status === 'ok' ? null : (
    <span className="rp-certainty">
      <Mark shape={STATUS_SHAPES[status]} />
      <strong>{STATUS_NAMES[status]}</strong>
    </span>
  );

const Row = ({ probe }: { probe: RanProbe }) => (
  <tr>
    <th scope="row">{probe.question}</th>
    <td>
      <State {...probe} /> <span>{probe.outcome}</span>
    </td>
    <td>{effortOf(probe)}</td>
  </tr>
);

/** Questions that were not asked: each reason once. */
const LeftOut = ({ ran }: ReportDocument) => {
  const skipped = ran.filter(({ status }) => status === 'skipped');
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

/** Everything that was checked, with what came of it. */
export const checked: ReportSection = {
  id: 'checked',
  title: 'What was checked',
  className: 'rp-small',
  has: ({ ran }) => ran.length > 0,
  Body: ({ document }) => {
    // The picture of both sides shows them already.
    const versions = document.overlap ? null : versionsOf(document);
    return (
      <>
        <table className="rp-table rp-checked">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">What came of it</th>
              <th scope="col">Effort</th>
            </tr>
          </thead>
          <tbody>
            {document.ran
              .filter(({ status }) => status !== 'skipped')
              .map((probe) => (
                <Row key={probe.id} probe={probe} />
              ))}
          </tbody>
        </table>
        <LeftOut {...document} />
        {versions ? <VersionsStrip versions={versions} /> : null}
      </>
    );
  },
};
