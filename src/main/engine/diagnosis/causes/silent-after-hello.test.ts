import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, SILENCE, told, versionsFacts } from '../testing/build';
import { plainFacts } from '../testing/situations';
import { cause } from './silent-after-hello';

const none = new Map();

const shown = { hello: helloFacts(SILENCE), versions: versionsFacts([], SILENCE) };

describe('silent-after-hello', () => {
  it('is likely when no greeting brings a byte', () => {
    expect(cause.examine(shown, told(), none)).toMatchObject({ verdict: 'likely' });
  });
  it('is ruled out when one greeting was answered', () => {
    const one = { ...shown, versions: versionsFacts(['TLS 1.2'], SILENCE) };
    expect(cause.examine(one, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the connection was closed', () => {
    expect(cause.examine({ hello: helloFacts(FIN), versions: versionsFacts([]) }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is ruled out when the port waits for plain text', () => {
    const plain = { ...shown, 'plain-answer': plainFacts({ looksLike: 'http', httpStatus: 200 }) };
    expect(cause.examine(plain, told(), none).verdict).toBe('ruled-out');
  });
  it('says how long it waited, the first time and after that', () => {
    const short = versionsFacts([], { kind: 'silence', stage: 'after-hello', afterMs: 1500 });
    const text = JSON.stringify(cause.examine({ ...shown, versions: short }, told(), none));
    expect(text).toContain('waited 5 s for an answer to the first, and at least 1.5 s each time after that');
    expect(text).toContain('Not one byte came back.');
  });
  it('never says “silent” when an answer began and then stopped', () => {
    const stalled = { kind: 'silence', stage: 'in-server-flight', afterMs: 5000 } as const;
    const all = { hello: helloFacts(stalled), versions: versionsFacts([], stalled) };
    const verdict = cause.examine(all, told(), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      title: 'The server begins to answer and then stops',
      owner: 'network-team',
      meaning: expect.stringContaining('MTU'),
    });
    expect(JSON.stringify(verdict)).toContain('Each time an answer began');
    expect(JSON.stringify(verdict)).not.toMatch(/silent|Not one byte/);
  });
  it('counts the answers that began, when there were both', () => {
    const stalled = { kind: 'silence', stage: 'in-server-flight', afterMs: 5000 } as const;
    const some = cause.examine({ ...shown, versions: versionsFacts([], stalled) }, told(), none);
    expect(some).toMatchObject({ title: 'The server begins to answer and then stops' });
    expect(JSON.stringify(some)).toContain('In 5 of them an answer began and then stopped');
  });
});
