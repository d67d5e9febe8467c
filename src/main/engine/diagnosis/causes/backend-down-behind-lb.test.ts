import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, attempt, FIN, hello, helloFacts, RST, SILENCE, told, versionsFacts } from '../testing/build';
import { plainFacts, reachFacts } from '../testing/situations';
import { cause } from './backend-down-behind-lb';

type Facts = Parameters<typeof cause.examine>[0];
const shown = (
  end: typeof FIN | string,
  change: Partial<Pick<EvidenceMap, 'plain-answer' | 'reach'>> = {},
): Facts => ({
  reach: reachFacts(),
  hello: helloFacts(end),
  versions: versionsFacts([], typeof end === 'string' ? FIN : end),
  ...change,
});
const examine = (facts: Facts, message = '') => cause.examine(facts, told({ message }), new Map());

describe('backend-down-behind-lb', () => {
  it('is likely when the port itself says in plain words that nothing works behind it', () => {
    const plain = plainFacts({
      httpStatus: 503,
      looksLike: 'http',
      firstLine: 'HTTP/1.1 503 Service Unavailable',
    });
    expect(examine(shown(FIN, { 'plain-answer': plain }))).toMatchObject({
      verdict: 'likely',
      because: [{ grade: 'measured', attempts: ['plain-1'] }],
    });
  });
  it.each([
    'HTTP/1.1 525',
    'The remote server returned an error: (525) Origin SSL Handshake Error.',
    'Error 525: SSL handshake failed',
    'HTTP Error 503. The service is unavailable.',
    '502 Bad Gateway',
  ])('is likely when TLS comes about and the text speaks of the server behind: %s', (message) => {
    expect(examine(shown('TLS 1.3'), message)).toMatchObject({
      verdict: 'likely',
      because: [{ grade: 'told' }, { grade: 'compared' }],
    });
  });
  it.each([FIN, RST])('is possible beside others when every connection is let go: %j', (end) => {
    expect(examine(shown(end))).toMatchObject({ verdict: 'possible', weight: -4 });
  });
  it('weighs more when every connection is let go late, and says that all addresses do alike', () => {
    const base = hello('hello-1', FIN);
    const facts = { ...shown(FIN, { reach: reachFacts([{}, {}]) }), hello: helloFacts(FIN, { base }) };
    const slow = (id: string) => [id, { ...attempt(id, FIN), ms: 3_050 }] as const;
    const verdict = cause.examine(facts, told(), new Map([slow('hello-1'), slow('hello-2')]));
    expect(verdict).toMatchObject({ verdict: 'possible', weight: 2 });
    expect(JSON.stringify(verdict)).toContain('All 2 addresses do the same');
  });
  it('is ruled out when TLS is answered or refused with a signal', () => {
    expect(examine(shown('TLS 1.3')).verdict).toBe('ruled-out');
    expect(examine(shown('TLS 1.3'), 'at line 525 of 503').verdict).toBe('ruled-out');
    expect(examine(shown(alert(40, 'handshake_failure'))).verdict).toBe('ruled-out');
  });
  it('can’t be told from silence, which a front door keeps as well', () => {
    expect(examine(shown(SILENCE)).verdict).toBe('unknown');
  });
  it('is ruled out when plain words are answered as they should be', () => {
    expect(
      examine(shown(FIN, { 'plain-answer': plainFacts({ httpStatus: 404, looksLike: 'http' }) })).verdict,
    ).toBe('ruled-out');
  });
});
