import { alerted, answered, closed, silent } from '../examples/attempts';
import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { attemptsByPlace, ConnectionsGrid } from './ConnectionsGrid';

const one = answered('1', 'A modern greeting', ['TLS 1.3']);
const two = [
  one,
  { ...one, id: '2' },
  { ...closed('3', 'Again', ['TLS 1.3']), address: '203.0.113.21' },
  { ...silent('4', 'Again', ['TLS 1.3']), address: '2001:db8:1234:5678:9abc:def0:1234:5678' },
  alerted('5', 'TLS 1.1 only', ['TLS 1.1']),
];
const many = Array.from({ length: 300 }, (_, at) => ({
  ...(at % 7 === 0 ? closed(`${at}`, 'Again', ['TLS 1.3']) : one),
  id: `${at}`,
  address: `203.0.113.${20 + (at % 12)}`,
}));

export const examples: Pieces = {
  empty: <ConnectionsGrid places={[]} />,
  one: <ConnectionsGrid places={attemptsByPlace([one])} />,
  'several addresses': <ConnectionsGrid places={attemptsByPlace(two)} />,
  'three hundred': <ConnectionsGrid places={attemptsByPlace(many)} />,
  'more than the report lists': <ConnectionsGrid places={attemptsByPlace(two)} leftOut={63} />,
  'in print': (
    <Paper>
      <ConnectionsGrid places={attemptsByPlace(two)} />
    </Paper>
  ),
};
