import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, hello, helloFacts, told } from '../testing/build';
import { clientGreeting, formFacts } from '../testing/forms';
import { cause } from './cipher-none-shared-usual';

const none = new Map();
const REFUSED = alert(40, 'handshake_failure');
const ARIA = 'TLS_ECDHE_RSA_WITH_ARIA_128_GCM_SHA256';
const USUAL = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
type Version = EvidenceMap['suites']['lists'][number]['version'];

const takes = (suites: readonly string[], version: Version = 'TLS 1.2', complete = true) => ({
  hello: helloFacts(REFUSED),
  suites: {
    lists: [
      { version, suites: [...suites], order: 'server' as const, complete, choking: null, confirmed: null },
    ],
  },
});
const pair = (variable: 'suites' | 'groups', holds = true): EvidenceMap['one-change'] => ({
  from: 'base-fails',
  steps: [],
  pair: {
    variable,
    works: 'our usual greeting is sent with other methods',
    fails: 'our usual greeting is sent',
    working: [hello('w', 'TLS 1.2')],
    failing: [hello('f', REFUSED)],
    holds,
    together: [],
  },
  why: '',
});
const examine = (shown: Parameters<typeof cause.examine>[0]) => cause.examine(shown, told(), none);

describe('cipher-none-shared-usual', () => {
  it('is confirmed by the repeated pair and the list, and names what is taken', () => {
    const verdict = examine({ ...takes([ARIA]), 'one-change': pair('suites') });
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect(JSON.stringify(verdict)).toContain(ARIA);
  });
  it('is confirmed by a longer list in the same greeting', () => {
    const forms = formFacts(REFUSED, { 'many-suites': 'TLS 1.2' });
    expect(examine({ ...takes([ARIA]), 'hello-form': forms }).verdict).toBe('confirmed');
  });
  it('is likely by the list alone, in each version', () => {
    expect(examine(takes([ARIA])).verdict).toBe('likely');
    expect(examine(takes(['TLS_AES_128_CCM_SHA256'], 'TLS 1.3')).verdict).toBe('likely');
    expect(examine({ ...takes([ARIA]), 'one-change': pair('suites', false) }).verdict).toBe('likely');
    expect(examine({ ...takes([ARIA]), 'one-change': pair('groups') }).verdict).toBe('likely');
  });
  it('says how many of the known programs offer one', () => {
    const words = (suite: string) => JSON.stringify(examine(takes([suite])));
    expect(words('TLS_RSA_WITH_NULL_SHA256')).toMatch(/Of the \d+ programs .* none offers one/);
    expect(words(ARIA)).toMatch(/these offer one of them \(\d+\): .*Node\.js/);
  });
  it('says only what it was seen to take where the list is not whole', () => {
    expect(JSON.stringify(examine(takes([ARIA], 'TLS 1.2', false)))).toContain('was seen to take');
  });
  it('is ruled out when a usual method is among them, our greeting is answered, or none is taken', () => {
    expect(examine(takes([ARIA, USUAL]))).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining(USUAL),
    });
    expect(examine({ hello: helloFacts('TLS 1.2') }).verdict).toBe('ruled-out');
    expect(examine({ hello: helloFacts(REFUSED), suites: { lists: [] } }).verdict).toBe('ruled-out');
  });
  it('is ruled out when our own list is answered after another change, or by the chosen program', () => {
    const forms = formFacts(REFUSED, { 'more-groups': 'TLS 1.2' });
    expect(examine({ hello: helloFacts(REFUSED), 'hello-form': forms }).verdict).toBe('ruled-out');
    const greeting = clientGreeting('TLS 1.2', REFUSED);
    expect(examine({ ...takes([ARIA]), 'client-greeting': greeting })).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining(greeting.name),
    });
  });
  it('can’t be told when nobody asked for the list', () => {
    expect(examine({ hello: helloFacts(REFUSED) }).verdict).toBe('unknown');
  });
});
