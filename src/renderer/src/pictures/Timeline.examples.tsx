import { answered, attempt, silent } from '../examples/attempts';
import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { Timeline } from './Timeline';

const usual = answered('1', 'A modern greeting', ['TLS 1.3', 'TLS 1.2']);
const long = attempt(
  'long',
  'A server that sends one small piece after the other',
  ['TLS 1.2'],
  Array.from(
    { length: 60 },
    (_, at) => [20 + at * 31.7, 'peer', 'record', `application data ${at + 1}`, 1_370] as const,
  ),
  { kind: 'too-much', stage: 'after-finished', limitBytes: 65_536 },
);

export const examples: Pieces = {
  answered: <Timeline attempt={usual} />,
  silence: <Timeline attempt={silent('2', 'A modern greeting', ['TLS 1.3'])} title="Nothing came" />,
  'very long': <Timeline attempt={long} />,
  'in print': (
    <Paper>
      <Timeline attempt={usual} />
    </Paper>
  ),
};
