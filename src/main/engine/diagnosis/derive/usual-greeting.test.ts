import { describe, expect, it } from 'vitest';
import { FIN, HTTP, hello, helloFacts } from '../testing/build';
import { usualGreeting } from './usual-greeting';

const starttls = (offered: boolean) => ({
  protocol: 'smtp' as const,
  offered,
  refusedText: null,
  result: hello('s', FIN),
});

describe('our usual greeting', () => {
  it('is the one at the beginning', () => {
    expect(usualGreeting({ hello: helloFacts('TLS 1.3') }).attemptId).toBe('hello-1');
    expect(usualGreeting({ hello: helloFacts('TLS 1.3'), starttls: starttls(true) }).attemptId).toBe(
      'hello-1',
    );
    expect(usualGreeting({ hello: helloFacts(HTTP), starttls: starttls(false) }).attemptId).toBe('hello-1');
  });
  it('is the one behind a plain beginning where the server agreed to switch', () => {
    expect(usualGreeting({ hello: helloFacts(HTTP), starttls: starttls(true) }).attemptId).toBe('s');
  });
});
