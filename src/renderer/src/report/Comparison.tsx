import { unchangedSentence } from '../../../shared/words/unchanged';
import { Ladder } from '../pictures/Ladder';
import { formatMoment } from '../words/format';
import { keyed } from '../words/keyed';
import type { Props, ReportSection } from './section';

const Body = ({ document: { comparison } }: Props) => {
  if (!comparison) return null;
  const rest = unchangedSentence(comparison);
  return (
    <>
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
    </>
  );
};

/** What changed since the run before the fix. */
export const comparison: ReportSection = {
  id: 'comparison',
  title: 'Before and after',
  has: (document) => document.comparison !== null,
  Body,
};
