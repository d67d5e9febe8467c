import { MEASURED } from '../examples/measured';
import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { MeasuredTable } from './MeasuredTable';

const all = MEASURED.map((one) => <MeasuredTable key={one.id} measured={one} />);

export const examples: Pieces = {
  'measured, and could not tell': <div>{all}</div>,
  'in print': <Paper>{all}</Paper>,
};
