import { describe, expect, it } from 'vitest';
import { FIN, HTTP, helloFacts, match, RST, SILENCE, told } from '../testing/build';
import { clientGreeting, formFacts } from '../testing/forms';
import { cause } from './clienthello-too-large';

const none = new Map();
const hello = helloFacts('TLS 1.3');
const large = { 'post-quantum': RST, 'size-1500': RST, 'size-600': 'TLS 1.3' } as const;
const cut = formFacts('TLS 1.3', large);
const reset = match({ id: 'node.econnreset', event: 'rst', program: 'node' });

describe('clienthello-too-large', () => {
  it('is confirmed when large greetings are cut off, and the text of a program that sends them says the same', () => {
    const seen = { hello, 'hello-form': cut };
    const verdict = cause.examine(seen, told({ program: 'node' }, reset), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect(JSON.stringify(verdict)).toContain('size-1500-v2');
  });
  it('is confirmed when the chosen program’s own greeting is cut off in the same way', () => {
    const seen = { hello, 'hello-form': cut, 'client-greeting': clientGreeting(RST) };
    expect(cause.examine(seen, told(), none).verdict).toBe('confirmed');
  });
  it('is likely for a program that sends large greetings, and possible when nothing is known of it', () => {
    const seen = { hello, 'hello-form': cut };
    expect(cause.examine(seen, told({ program: 'browser' }), none).verdict).toBe('likely');
    expect(cause.examine(seen, told(), none).verdict).toBe('possible');
  });
  it('is no more than possible for a program that greets briefly, or when the text tells of another event', () => {
    const seen = { hello, 'hello-form': cut };
    expect(cause.examine(seen, told({ program: 'dotnet-framework' }, reset), none).verdict).toBe('possible');
    const other = cause.examine(seen, told({ program: 'node' }, match({ program: 'node', id: 'x' })), none);
    expect(other).toMatchObject({ verdict: 'possible', against: [expect.stringContaining('another event')] });
  });
  it('is at most likely when large greetings get lost, and possible in a tunnel, which loses them too', () => {
    const lost = formFacts('TLS 1.3', { 'post-quantum': SILENCE, 'size-1500': SILENCE });
    const seen = { hello, 'hello-form': lost, 'client-greeting': clientGreeting(SILENCE) };
    expect(cause.examine(seen, told(), none)).toMatchObject({
      verdict: 'likely',
      against: [expect.stringContaining('got lost')],
    });
    expect(cause.examine(seen, told({ answers: { 'network-kind': 'vpn' } }), none).verdict).toBe('possible');
  });
  it('is judged by the greeting behind a plain beginning where there is one', () => {
    const starttls = {
      protocol: 'smtp' as const,
      offered: true,
      refusedText: null,
      result: helloFacts('TLS 1.3').base,
    };
    const seen = { hello: helloFacts(HTTP), starttls, 'hello-form': cut };
    expect(cause.examine(seen, told({ program: 'node' }, reset), none).verdict).toBe('confirmed');
  });
  it('names the new key when greetings of that size are answered without it', () => {
    const forms = formFacts('TLS 1.3', { 'post-quantum': FIN, 'size-1500': 'TLS 1.3' });
    const verdict = cause.examine({ hello, 'hello-form': forms }, told({ program: 'go' }), none);
    expect(verdict).toMatchObject({ verdict: 'likely', title: expect.stringContaining('new kind of key') });
  });
  it.each([
    ['our small greeting is not answered', helloFacts(FIN), undefined],
    ['a large one is answered', hello, formFacts('TLS 1.3', { 'post-quantum': 'TLS 1.3' })],
    ['a padded one is answered', hello, formFacts('TLS 1.3', { 'size-1500': 'TLS 1.3' })],
    ['pieces alone are refused', hello, formFacts('TLS 1.3', { ...large, 'two-segments': RST })],
  ])('is ruled out when %s', (_when, base, forms) => {
    const seen = { hello: base, ...(forms ? { 'hello-form': forms } : {}) };
    expect(cause.examine(seen, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when no large greeting was sent, or not each time with the same end', () => {
    expect(cause.examine({ hello }, told(), none).verdict).toBe('unknown');
    const broken = formFacts('TLS 1.3', { 'post-quantum': RST }, { 'post-quantum': { holds: false } });
    expect(cause.examine({ hello, 'hello-form': broken }, told(), none).verdict).toBe('unknown');
  });
});
