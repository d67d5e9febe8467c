import { describe, expect, it } from 'vitest';
import { alert, FIN, helloFacts, repeatFacts, told, versionsFacts } from '../testing/build';
import { cause } from './server-max-tls-too-old';

const none = new Map();

describe('server-max-tls-too-old', () => {
  it('is confirmed when TLS 1.0 alone is answered, up-to-date versions are not, and the pair held', () => {
    const shown = {
      hello: helloFacts(alert(70, 'protocol_version')),
      versions: versionsFacts(['TLS 1.0']),
      repeat: repeatFacts([{ key: 'version:TLS 1.0', base: FIN, variant: 'TLS 1.0' }]),
    };
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'confirmed',
      title: 'The server is too old for up-to-date programs (TLS 1.0 at most)',
    });
  });
  it('names the version that the server really has in what a program can do until then', () => {
    const fixOf = (...spoken: Parameters<typeof versionsFacts>[0][number][]) => {
      const shown = { hello: helloFacts(FIN), versions: versionsFacts(spoken) };
      const verdict = cause.examine(shown, told(), none);
      return JSON.stringify('fix' in verdict ? verdict.fix : null);
    };
    const [tls11, tls10, ssl3] = [fixOf('TLS 1.0', 'TLS 1.1'), fixOf('TLS 1.0'), fixOf('SSL 3.0')];
    expect(tls11).toMatch(/MinProtocol = TLSv1\.1 .*take TLSv1\.1 out .*TLS 1\.1\\\\Client/);
    expect(tls10).toMatch(/MinProtocol = TLSv1 .*take TLSv1 out .*TLS 1\.0\\\\Client/);
    expect(ssl3).not.toContain('stop-gap');
  });
  it('is likely when the pair was not repeated', () => {
    const shown = { hello: helloFacts(FIN), versions: versionsFacts(['TLS 1.0', 'TLS 1.1']) };
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
  });
  it('is confirmed when the server chooses TLS 1.0 although it was not offered, twice', () => {
    const shown = { hello: helloFacts('TLS 1.0'), versions: versionsFacts(['TLS 1.0']) };
    expect(cause.examine(shown, told(), none).verdict).toBe('confirmed');
  });
  it('is ruled out by a server that speaks TLS 1.2', () => {
    const shown = { hello: helloFacts('TLS 1.2'), versions: versionsFacts(['TLS 1.0', 'TLS 1.2']) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell when the server chooses a version that does not exist', () => {
    const shown = { hello: helloFacts('unknown (0x0309)'), versions: versionsFacts([]) };
    expect(cause.examine(shown, told(), none).verdict).toBe('unknown');
  });
  it('can’t tell when no version was answered', () => {
    const shown = { hello: helloFacts(FIN), versions: versionsFacts([]) };
    expect(cause.examine(shown, told(), none).verdict).toBe('unknown');
  });
});
