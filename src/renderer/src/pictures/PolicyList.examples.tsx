import type { PolicyReport } from '../../../shared/model/report';
import { Paper } from '../examples/Paper';
import type { Pieces } from '../examples/pieces';
import { examplePolicies } from '../examples/programs';
import { PolicyList } from './PolicyList';

const only = (change: Partial<PolicyReport>): PolicyReport => ({
  id: 'p',
  name: 'A policy',
  source: 'A standard, part 1',
  statements: [],
  shutsOut: [],
  ...examplePolicies[0],
  ...change,
});
const unknown = { text: 'The server speaks TLS 1.2.', state: 'unknown', why: 'It never answered.' } as const;

export const examples: Pieces = {
  'one of each kind': <PolicyList policy={only({})} />,
  'could not tell': <PolicyList policy={only({ statements: [unknown], shutsOut: [] })} />,
  'the same as another': <PolicyList policy={only({})} sameAs="NIST SP 800-52r2" />,
  'in print': (
    <Paper>
      <PolicyList policy={only({})} />
    </Paper>
  ),
};
