import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { exampleClients } from '../examples/programs';
import { ClientGrid } from './ClientGrid';

const [first] = exampleClients;
const all = Array.from({ length: 12 }, (_, at) =>
  exampleClients.map((row) => ({
    ...row,
    id: `${row.id}-${at}`,
    name: `${row.name}, edition ${at + 1}`,
    chosen: false,
  })),
).flat();

export const examples: Pieces = {
  one: <ClientGrid rows={first ? [first] : []} />,
  many: <ClientGrid rows={exampleClients} />,
  'very many': <ClientGrid rows={all} />,
  'could not tell': <ClientGrid rows={exampleClients.filter(({ would }) => would === 'unknown')} />,
  brief: <ClientGrid rows={exampleClients} form="names" />,
  'as numbers': <ClientGrid rows={exampleClients} form="counts" />,
  'in print': (
    <Paper>
      <ClientGrid rows={exampleClients} form="counts" />
    </Paper>
  ),
};
