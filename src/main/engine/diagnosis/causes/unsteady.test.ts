import { describe, expect, it } from 'vitest';
import { FIN, hello, helloFacts, repeatFacts, told } from '../testing/build';
import { stopped } from '../testing/through-proxy';
import { cause } from './unsteady';

const none = new Map();

describe('unsteady', () => {
  it('is confirmed when the same greeting ended in two ways', () => {
    const flapping = helloFacts('TLS 1.3', { repeated: hello('hello-2', FIN), steady: false });
    expect(cause.examine({ hello: flapping }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      weight: 8,
    });
  });
  it('is confirmed when only a later repetition went otherwise', () => {
    const repeat = {
      ...repeatFacts([], false),
      baseResults: [hello('a', 'TLS 1.3'), hello('b', FIN), hello('c', 'TLS 1.3')],
    };
    const verdict = cause.examine({ hello: helloFacts('TLS 1.3'), repeat }, told(), none);
    expect(JSON.stringify(verdict)).toContain(
      'sent 3 times. It was answered twice, and ended otherwise once',
    );
  });
  it('is only possible when the person says that it comes and goes, and we did not see it', () => {
    const said = told({ answers: { 'how-often': 'sometimes' } });
    expect(cause.examine({ hello: helloFacts('TLS 1.3'), repeat: repeatFacts() }, said, none).verdict).toBe(
      'possible',
    );
  });
  it('is ruled out when every repetition ended alike', () => {
    expect(cause.examine({ hello: helloFacts(FIN), repeat: repeatFacts() }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('does not say that refusals of different kinds ended alike', () => {
    const repeat = { ...repeatFacts(), baseEndsAlike: false };
    const verdict = cause.examine({ hello: helloFacts(FIN), repeat }, told(), none);
    expect(verdict).toMatchObject({ verdict: 'ruled-out' });
    expect(JSON.stringify(verdict)).toContain('not always end in the same way');
  });
  it('does not take a proxy that fails at times for a server that does', () => {
    const failing = hello('hello-2', stopped('bad-gateway', 503));
    const flapping = helloFacts('TLS 1.3', { repeated: failing, steady: false });
    expect(cause.examine({ hello: flapping }, told(), none)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('What failed was the proxy'),
    });
    const repeat = {
      ...repeatFacts([], false),
      baseResults: [hello('a', 'TLS 1.3'), failing, hello('c', FIN)],
    };
    expect(cause.examine({ hello: flapping, repeat }, told(), none).verdict).toBe('confirmed');
  });
  it('can’t tell from two greetings alone', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('unknown');
  });
});
