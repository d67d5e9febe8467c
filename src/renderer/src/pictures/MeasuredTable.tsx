import type { Measured } from '../../../shared/model/report';
import { DataTable } from './DataTable';

/** One thing that was measured, with what of it could not be told. */
export const MeasuredTable = ({ measured: { table, note } }: { readonly measured: Measured }) => (
  <div className="pic-measured">
    {table.rows.length > 0 ? <DataTable detail={table} /> : <p className="pic-untold">{table.title}</p>}
    {note === '' ? null : <p className="pic-note">{note}</p>}
  </div>
);
