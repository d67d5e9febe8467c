import type { Detail } from '../../../shared/model/finding';

type TableDetail = Extract<Detail, { kind: 'table' }>;

/** A plain table of evidence. Rows shorter than the head are filled up with empty cells. */
export const DataTable = ({ detail }: { readonly detail: TableDetail }) => (
  <div className="pic-table">
    <table>
      <caption>{detail.title}</caption>
      <thead>
        <tr>
          {detail.columns.map((column, index) => (
            <th key={`${index}-${column}`} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {detail.rows.map((row, line) => (
          <tr key={`${line}-${row[0] ?? ''}`}>
            {detail.columns.map((column, index) => (
              <td key={`${index}-${column}`}>{row[index] ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
