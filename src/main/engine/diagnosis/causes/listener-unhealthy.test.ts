import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import { alert, FIN, hello, helloFacts, RST, SILENCE, told, versionsFacts } from '../testing/build';
import { plainFacts, reachFacts } from '../testing/situations';
import { cause } from './listener-unhealthy';

const none = new Map();
const REFUSED: Outcome = { kind: 'refused' };

const shown = (
  end: Outcome,
  change: Partial<Pick<EvidenceMap, 'hello' | 'reach' | 'plain-answer'>> = {},
) => ({
  reach: reachFacts(),
  hello: helloFacts(end),
  versions: versionsFacts([], end),
  ...change,
});
const examine = (facts: ReturnType<typeof shown>, said = told()) => cause.examine(facts, said, none);

describe('listener-unhealthy', () => {
  it('is likely when the port was open at first and closed a moment later', () => {
    const facts = {
      ...shown(FIN),
      hello: helloFacts(FIN, { repeated: hello('hello-2', REFUSED) }),
      versions: versionsFacts([], REFUSED),
    };
    expect(examine(facts)).toMatchObject({
      verdict: 'likely',
      because: [{ grade: 'measured' }, { grade: 'inferred' }, { grade: 'compared' }],
    });
  });
  it.each([FIN, RST, SILENCE])('is possible beside others when every greeting ends alike: %j', (end) => {
    expect(examine(shown(end))).toMatchObject({ verdict: 'possible', weight: -3 });
  });
  it('weighs more when the same greeting ends now this way and now that way', () => {
    const facts = shown(FIN, { hello: helloFacts(FIN, { repeated: hello('hello-2', RST) }) });
    expect(examine(facts)).toMatchObject({ verdict: 'possible', weight: 2 });
  });
  it('weighs what the person knows', () => {
    const said = told({ answers: { elsewhere: 'fails', changed: 'server' } });
    expect(JSON.stringify(examine(shown(FIN), said))).toContain('"told"');
  });
  it('is possible when the connection ends before a word', () => {
    const early = reachFacts([{ outcome: { kind: 'fin', stage: 'before-hello' } }]);
    expect(examine(shown(FIN, { reach: early })).verdict).toBe('possible');
  });
  it('is ruled out when something answers: TLS, an error signal, plain text', () => {
    expect(cause.examine({ reach: reachFacts(), hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe(
      'ruled-out',
    );
    expect(examine(shown(alert(40, 'handshake_failure'))).verdict).toBe('ruled-out');
    expect(examine(shown(FIN, { 'plain-answer': plainFacts({ httpStatus: 200 }) })).verdict).toBe(
      'ruled-out',
    );
    expect(examine(shown(FIN, { 'plain-answer': plainFacts({ saysUseTls: true }) })).verdict).toBe(
      'ruled-out',
    );
  });
});
