import type { Detail } from '../../../shared/model/finding';
import { keyed } from '../words/keyed';

type TableDetail = Extract<Detail, { kind: 'table' }>;

/** A fingerprint has no gap where a line could break. */
const HASH = /^[0-9a-f]{40,}$/;

/** A plain table of evidence. Rows shorter than the head are filled up with empty cells. */
export const DataTable = ({ detail }: { readonly detail: TableDetail }) => (
  <div className="pic-table">
    <table>
      <caption>{detail.title}</caption>
      <thead>
        <tr>
          {keyed(detail.columns).map(({ key, item }) => (
            <th key={key} scope="col">
              {item}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(detail.rows).map(({ key, item: row }) => (
          <tr key={key}>
            {keyed(detail.columns).map((column) => (
              <td key={column.key} className={HASH.test(row[column.index] ?? '') ? 'pic-hash' : undefined}>
                {row[column.index] ?? ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
