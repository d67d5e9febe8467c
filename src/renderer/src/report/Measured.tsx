import type { Measured, ReportDocument } from '../../../shared/model/report';
import { MeasuredTable } from '../pictures/MeasuredTable';
import { count } from '../words/format';
import type { Props, ReportSection } from './section';

/** Longer tables are for a screen. */
const MOST_ROWS = 15;

/** A table without rows and without a word about why is nothing to show. */
const telling = ({ measured }: ReportDocument): readonly Measured[] =>
  measured.filter(({ table, note }) => table.rows.length > 0 || note !== '');

/** What was found is about this; where nothing was found wrong, no table has to stand open. */
const areaInQuestion = ({ summary, findings }: ReportDocument) =>
  summary.conclusion === 'nothing-wrong' ? undefined : findings[0]?.area;

/** A table without rows says why nothing could be told: that is never left out. */
const standsOpen = ({ area, table }: Measured, document: ReportDocument): boolean =>
  table.rows.length === 0 || (area === areaInQuestion(document) && table.rows.length <= MOST_ROWS);

const Body = ({ document }: Props) =>
  telling(document).map((one) => <MeasuredTable key={one.id} measured={one} />);

const Short = ({ document }: Props) => {
  const all = telling(document);
  const open = all.filter((one) => standsOpen(one, document));
  const others = all.filter((one) => !open.includes(one));
  return (
    <>
      {open.map((one) => (
        <MeasuredTable key={one.id} measured={one} />
      ))}
      {others.length === 0 ? null : (
        <div className="rp-also">
          <p>Further tables:</p>
          <ul className="rp-titles">
            {others.map(({ id, table }) => (
              <li key={id}>
                <span>{table.title}</span> <span>{`(${count(table.rows.length, 'row')})`}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};

/** What was measured, whatever the verdict: open where it belongs to what was found. */
export const measured: ReportSection = {
  id: 'measured',
  title: 'What was measured',
  className: 'rp-small',
  has: (document) => telling(document).length > 0,
  Body,
  Short,
};
