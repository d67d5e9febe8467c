import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, told, versionsFacts } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { cause } from './proxy-required';

const none = new Map();

describe('proxy-required', () => {
  it('is possible, never more, when nothing answers directly', () => {
    const reach = reachFacts([{ connected: false, outcome: { kind: 'connect-timeout', afterMs: 5000 } }]);
    expect(cause.examine({ reach }, told(), none)).toMatchObject({ verdict: 'possible', weight: -3 });
  });
  it('weighs more when it works from another network', () => {
    const shown = { reach: reachFacts(), hello: helloFacts(FIN), versions: versionsFacts([]) };
    const said = told({ answers: { elsewhere: 'works' } });
    expect(cause.examine(shown, said, none)).toMatchObject({ verdict: 'possible', weight: 3 });
  });
  it('is ruled out when the direct connection is answered', () => {
    const shown = { reach: reachFacts(), hello: helloFacts('TLS 1.3'), versions: versionsFacts(['TLS 1.3']) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
});
