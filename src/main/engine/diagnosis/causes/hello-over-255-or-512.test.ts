import { describe, expect, it } from 'vitest';
import { alert, FIN, helloFacts, RST, SILENCE, told } from '../testing/build';
import { clientGreeting, formFacts } from '../testing/forms';
import { cause } from './hello-over-255-or-512';

const none = new Map();
const judged = (base: 'TLS 1.3' | typeof FIN, variants: Parameters<typeof formFacts>[1], change = {}) =>
  cause.examine({ hello: helloFacts(base), 'hello-form': formFacts(base, variants, change) }, told(), none);

describe('hello-over-255-or-512', () => {
  it('is confirmed for the band when smaller and larger greetings are answered', () => {
    const verdict = judged(FIN, { 'size-200': 'TLS 1.3', 'size-600': 'TLS 1.3' });
    expect(verdict).toMatchObject({ verdict: 'confirmed', title: expect.stringContaining('256 to 511') });
  });
  it('is confirmed above 255 bytes when the small one is answered and, filled up, is not', () => {
    const verdict = judged(FIN, { 'size-200': 'TLS 1.3', 'size-600': FIN, 'small-filled': FIN });
    expect(verdict).toMatchObject({ verdict: 'confirmed', title: expect.stringContaining('more than 255') });
  });
  it('is likely when the counter-check is missing or was not repeated', () => {
    expect(judged(FIN, { 'size-200': 'TLS 1.3', 'size-600': FIN }).verdict).toBe('likely');
    const once = formFacts(FIN, { 'small-filled': FIN }).forms[0]?.variant.slice(0, 1);
    const variants = { 'size-200': 'TLS 1.3', 'small-filled': FIN };
    expect(judged(FIN, variants, { 'small-filled': { variant: once } }).verdict).toBe('likely');
  });
  it('is possible above 511 bytes, and likely for a program whose greeting is that long', () => {
    const seen = {
      hello: helloFacts('TLS 1.3'),
      'hello-form': formFacts('TLS 1.3', { 'size-600': RST, 'size-1500': RST }),
    };
    expect(cause.examine(seen, told(), none)).toMatchObject({
      verdict: 'possible',
      title: expect.stringContaining('512'),
    });
    expect(cause.examine(seen, told({ program: 'node' }), none).verdict).toBe('likely');
    const proved = { ...seen, 'client-greeting': clientGreeting(RST) };
    expect(cause.examine(proved, told(), none).verdict).toBe('confirmed');
  });
  it.each([
    ['small ones fail as well', FIN, { 'size-200': FIN, 'size-600': SILENCE }],
    ['it is what the small one leaves out', FIN, { 'size-200': 'TLS 1.3', 'small-filled': 'TLS 1.3' }],
    ['600 bytes are answered too', 'TLS 1.3', { 'size-600': 'TLS 1.3' }],
    ['no size was in question', 'TLS 1.3', { 'alpn-none': 'TLS 1.3' }],
  ] as const)('is ruled out when %s', (_when, base, variants) => {
    expect(judged(base, variants).verdict).toBe('ruled-out');
  });
  it('can’t be told without other sizes, or when they are not treated alike', () => {
    expect(cause.examine({ hello: helloFacts(FIN) }, told(), none).verdict).toBe('unknown');
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('ruled-out');
    expect(judged(FIN, { 'alpn-none': FIN }).verdict).toBe('unknown');
    expect(judged(alert(70, 'protocol_version'), { 'alpn-none': FIN }).verdict).toBe('ruled-out');
    const broken = { 'size-200': { holds: false } };
    expect(judged(FIN, { 'size-200': 'TLS 1.3', 'size-600': FIN }, broken).verdict).toBe('unknown');
    expect(judged('TLS 1.3', { 'size-600': FIN }, { 'size-600': { holds: false } }).verdict).toBe('unknown');
  });
});
