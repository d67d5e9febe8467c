import { describe, expect, it } from 'vitest';
import { alert, FIN, hello, helloFacts, match, told } from '../testing/build';
import { flight, OF_THE_EXCHANGE, onlyMoreGroups, p521, p521With } from '../testing/curves';
import { clientGreeting, formFacts } from '../testing/forms';
import { cause } from './group-none-shared';

const none = new Map();
const REFUSED = alert(40, 'handshake_failure');
const refused = helloFacts(REFUSED);
const answered = helloFacts('TLS 1.3', { base: { ...hello('h', 'TLS 1.3'), group: 'secp521r1' } });
const groups = {
  lists: [{ version: 'TLS 1.3' as const, groups: ['x448'], withKeyOnly: [], complete: true }],
  dh: null,
};
const text = match({ id: 'java.alert-40', event: 'alert', alertCode: 40, program: 'java' });

describe('group-none-shared', () => {
  it('is confirmed when our greeting is answered with a longer list of groups, and names what is taken', () => {
    const seen = { hello: refused, 'hello-form': formFacts(REFUSED, { 'more-groups': 'TLS 1.3' }), groups };
    const verdict = cause.examine(seen, told(), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect(JSON.stringify(verdict)).toContain('x448');
  });
  it('is confirmed in other words when the server wants its own kind of key at once', () => {
    const forms = formFacts(FIN, { 'more-groups': FIN, 'no-x25519': 'TLS 1.3' });
    const verdict = cause.examine({ hello: helloFacts(FIN), 'hello-form': forms }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed', title: expect.stringContaining('another kind') });
  });
  it('is confirmed by the one change of the run', () => {
    const pair = {
      variable: 'groups' as const,
      works: 'P-521 is offered',
      fails: 'it is not',
      working: [hello('w', 'TLS 1.3')],
      failing: [hello('f', FIN)],
      holds: true,
      together: [],
    };
    const change = { from: 'base-fails' as const, steps: [], pair, why: '' };
    expect(cause.examine({ hello: refused, 'one-change': change }, told(), none).verdict).toBe('confirmed');
  });
  it('hangs on the program where our greeting is answered and the usual curves are not taken', () => {
    const seen = { hello: answered, 'hello-form': formFacts('TLS 1.3', { 'common-groups': REFUSED }) };
    expect(cause.examine(seen, told(), none).verdict).toBe('possible');
    expect(cause.examine(seen, told({ program: 'dotnet' }), none).verdict).toBe('likely');
    expect(cause.examine(seen, told({ program: 'dotnet' }, text), none).verdict).toBe('confirmed');
    expect(cause.examine(seen, told({ program: 'java' }, text), none).verdict).toBe('possible');
    const proved = { ...seen, 'client-greeting': clientGreeting(REFUSED) };
    expect(cause.examine(proved, told(), none).verdict).toBe('confirmed');
  });
  it('is ruled out when a longer list does not help, or the usual curves do', () => {
    const tried = {
      hello: refused,
      'hello-form': formFacts(REFUSED, { 'more-groups': REFUSED }),
    };
    expect(cause.examine(tried, told(), none).verdict).toBe('ruled-out');
    const fine = { hello: answered, 'hello-form': formFacts('TLS 1.3', { 'common-groups': 'TLS 1.3' }) };
    expect(cause.examine(fine, told(), none).verdict).toBe('ruled-out');
  });
  it('is not what helped when every longer greeting is answered', () => {
    const forms = formFacts(FIN, { 'more-groups': 'TLS 1.3', 'size-600': 'TLS 1.3' });
    expect(cause.examine({ hello: helloFacts(FIN), 'hello-form': forms }, told(), none).verdict).toBe(
      'unknown',
    );
  });
  it('can’t be told when no other groups were offered', () => {
    expect(cause.examine({ hello: refused }, told(), none).verdict).toBe('unknown');
    expect(cause.examine({ hello: helloFacts('TLS 1.2') }, told(), none).verdict).toBe('unknown');
  });
});

describe('group-none-shared, where the list of groups may be about the certificate', () => {
  const examine = (shown: Parameters<typeof cause.examine>[0], said = told()) =>
    cause.examine(shown, said, none);
  it('is ruled out where the exchange is usual and the certificate’s curve is not', () => {
    expect(examine(onlyMoreGroups(flight('EC secp256k1')))).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('secp256k1'),
    });
  });
  it('is no more than likely where both are rare, or the certificate was not seen', () => {
    expect(examine(onlyMoreGroups(flight('EC secp256k1', 'secp256k1'))).verdict).toBe('likely');
    expect(examine(onlyMoreGroups()).verdict).toBe('likely');
  });
  it.each(OF_THE_EXCHANGE)('is confirmed where %s', (_what, shown) => {
    expect(examine(shown).verdict).toBe('confirmed');
  });
  it('is told apart from a certificate on P-521 by the group of the exchange', () => {
    const dotnet = told({ program: 'dotnet' }, { ...text, id: 'dotnet.alert-40', program: 'dotnet' });
    expect(examine(p521, dotnet).verdict).toBe('likely');
    expect(examine(p521With('secp256r1'), dotnet)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('P-256'),
    });
    const lists = [{ version: 'TLS 1.2' as const, groups: ['x25519'], withKeyOnly: [], complete: false }];
    expect(examine({ ...p521, groups: { lists, dh: null } }, dotnet).verdict).toBe('ruled-out');
  });
});
