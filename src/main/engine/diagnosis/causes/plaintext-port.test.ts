import { describe, expect, it } from 'vitest';
import { alert, FIN, HTTP, helloFacts, SILENCE, told, versionsFacts } from '../testing/build';
import { plainFacts, reachFacts } from '../testing/situations';
import { cause } from './plaintext-port';

const none = new Map();

const banner = (looksLike: 'ssh' | 'smtp', text: string) => reachFacts([{ banner: { looksLike, text } }]);

describe('plaintext-port', () => {
  it('is confirmed when plain text came back both times', () => {
    expect(cause.examine({ hello: helloFacts(HTTP) }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'This port does not speak TLS: it speaks plain web pages (HTTP)',
    });
  });
  it('is confirmed when a plain web request is answered and TLS is closed on', () => {
    const plain = plainFacts({ looksLike: 'http', httpStatus: 200, firstLine: 'HTTP/1.1 200 OK' });
    expect(cause.examine({ hello: helloFacts(FIN), 'plain-answer': plain }, told(), none).verdict).toBe(
      'confirmed',
    );
  });
  it('is confirmed by a banner of another service', () => {
    const shown = { hello: helloFacts(FIN), reach: banner('ssh', 'SSH-2.0-OpenSSH_9.2') };
    expect(cause.examine(shown, told(), none).verdict).toBe('confirmed');
  });
  it('does not call an answer that nobody can read plain text', () => {
    const garbage = { kind: 'plaintext', stage: 'after-hello', looksLike: 'unknown', text: '·[2J·' } as const;
    expect(cause.examine({ hello: helloFacts(garbage) }, told(), none)).toMatchObject({
      title: 'This port answers, but not with TLS',
      meaning: expect.not.stringContaining('plain text'),
    });
  });
  it('leaves mail servers to STARTTLS', () => {
    const shown = { hello: helloFacts(FIN), reach: banner('smtp', '220 mail') };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the server says that the port is for TLS', () => {
    const plain = plainFacts({ looksLike: 'http', httpStatus: 400, saysUseTls: true });
    expect(cause.examine({ hello: helloFacts(FIN), 'plain-answer': plain }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is ruled out when a greeting was answered in TLS, if only with a signal or in an old version', () => {
    const refused = alert(70, 'protocol_version');
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts(refused) }, told(), none).verdict).toBe('ruled-out');
    const old = { hello: helloFacts(FIN), versions: versionsFacts(['TLS 1.0']) };
    expect(cause.examine(old, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t be told when nothing came back in words', () => {
    for (const end of [FIN, SILENCE])
      expect(cause.examine({ hello: helloFacts(end) }, told(), none).verdict).toBe('unknown');
  });
});
