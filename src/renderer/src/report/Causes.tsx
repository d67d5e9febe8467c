import { areaName } from '../../../shared/words/owner';
import { Mark } from '../pictures/Mark';
import { groupsOf } from '../words/groups';
import { byReason } from '../words/unknowns';
import type { Props, ReportSection } from './section';

const RuledOut = ({ document }: Props) =>
  groupsOf(document.ruledOut, ({ area }) => area).map(({ key, items }) => (
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
  ));

/** The sentences alone, as running text: what each rests on is in the whole of it. */
const RuledOutShort = ({ document }: Props) =>
  groupsOf(document.ruledOut, ({ area }) => area).map(({ key, items }) => (
    <div key={key} className="rp-area">
      <p className="rp-label">{areaName(key)}</p>
      <ul className="rp-inline">
        {items.map(({ causeId, sentence }) => (
          <li key={causeId}>{sentence}</li>
        ))}
      </ul>
    </div>
  ));

/** What was measured and is not the cause, area by area. */
export const ruledOut: ReportSection = {
  id: 'ruled-out',
  title: 'What was ruled out',
  className: 'rp-lookup',
  has: (document) => document.ruledOut.length > 0,
  Body: RuledOut,
  Short: RuledOutShort,
};

/** What could not be told, and why; never shown as fine. */
export const couldNotTell: ReportSection = {
  id: 'unknown',
  title: 'What could not be told',
  className: 'rp-lookup',
  has: (document) => document.couldNotTell.length > 0,
  Body: ({ document }) => (
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
  ),
};
