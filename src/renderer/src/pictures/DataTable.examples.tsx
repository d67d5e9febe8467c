import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { DataTable } from './DataTable';

type Detail = Parameters<typeof DataTable>[0]['detail'];

const table = (rows: string[][]): Detail => ({
  kind: 'table',
  title: 'What each name brought',
  columns: ['Name asked for', 'Certificate', 'Fingerprint'],
  rows,
});
const row = ['shop.example', 'CN=shop.example', 'c0ffee'.repeat(11).slice(0, 64)];

export const examples: Pieces = {
  empty: <DataTable detail={table([])} />,
  one: <DataTable detail={table([row])} />,
  'a short row': <DataTable detail={table([row, ['without a name']])} />,
  'very long': (
    <DataTable
      detail={table(
        Array.from({ length: 60 }, (_, at) => [`${'long-'.repeat(12)}${at}.example`, ...row.slice(1)]),
      )}
    />
  ),
  'in print': (
    <Paper>
      <DataTable detail={table([row, row])} />
    </Paper>
  ),
};
