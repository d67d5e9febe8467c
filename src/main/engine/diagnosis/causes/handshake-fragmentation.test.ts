import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, match, RST, told } from '../testing/build';
import { clientGreeting, formFacts } from '../testing/forms';
import { cause } from './handshake-fragmentation';

const none = new Map();
const hello = helloFacts('TLS 1.3');
const pieces = formFacts('TLS 1.3', { 'two-segments': RST });
const reset = match({ id: 'node.econnreset', event: 'rst', program: 'node' });

describe('handshake-fragmentation', () => {
  it('is confirmed when pieces are refused, and the text of a program that sends pieces says the same', () => {
    const verdict = cause.examine({ hello, 'hello-form': pieces }, told({}, reset), none);
    expect(verdict.verdict).toBe('confirmed');
  });
  it('is confirmed when the chosen program’s own greeting ends in the same way', () => {
    const seen = { hello, 'hello-form': pieces, 'client-greeting': clientGreeting(RST) };
    expect(cause.examine(seen, told(), none).verdict).toBe('confirmed');
  });
  it('is likely for a program that sends pieces, also when records are what counts', () => {
    const records = formFacts('TLS 1.3', { 'two-segments': 'TLS 1.3', 'two-records': FIN });
    expect(cause.examine({ hello, 'hello-form': records }, told({ program: 'go' }), none).verdict).toBe(
      'likely',
    );
    expect(cause.examine({ hello, 'hello-form': pieces }, told(), none).verdict).toBe('possible');
  });
  it('is ruled out when pieces are answered, or nothing is', () => {
    const fine = formFacts('TLS 1.3', { 'two-segments': 'TLS 1.3' });
    expect(cause.examine({ hello, 'hello-form': fine }, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts(FIN) }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when no pieces were sent, or they were treated now so and now so', () => {
    expect(cause.examine({ hello }, told(), none).verdict).toBe('unknown');
    const broken = formFacts('TLS 1.3', { 'two-segments': RST }, { 'two-segments': { holds: false } });
    expect(cause.examine({ hello, 'hello-form': broken }, told(), none).verdict).toBe('unknown');
  });
});
