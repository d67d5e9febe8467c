import { describe, expect, it } from 'vitest';
import { alert, FIN, helloFacts, RST, repeatFacts, told, versionsFacts } from '../testing/build';
import { serverNameFacts } from '../testing/situations';
import { cause } from './sni-unknown-name';

const none = new Map();

const refused = alert(112, 'unrecognized_name');

describe('sni-unknown-name', () => {
  it('is confirmed when the server says so each time', () => {
    const shown = { hello: helloFacts(refused), 'server-name': serverNameFacts(refused, refused, refused) };
    expect(cause.examine(shown, told(), none).verdict).toBe('confirmed');
  });
  it('is only possible when another greeting with this very name was answered', () => {
    const shown = {
      hello: helloFacts(refused),
      'server-name': serverNameFacts(refused, refused, refused),
      versions: versionsFacts(['TLS 1.2']),
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
  });
  it('is confirmed when the same greeting without the name is answered, and the pair held', () => {
    const repeat = repeatFacts([{ key: 'server-name:none', base: FIN, variant: 'TLS 1.3' }]);
    const shown = {
      hello: helloFacts(FIN),
      'server-name': serverNameFacts(FIN, 'TLS 1.3', 'TLS 1.3'),
      repeat,
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('confirmed');
  });
  it('is likely at most when this name is cut off and one that does not exist is answered', () => {
    const repeat = repeatFacts([{ key: 'server-name:other', base: RST, variant: 'TLS 1.3' }]);
    const shown = { hello: helloFacts(RST), 'server-name': serverNameFacts(RST, RST, 'TLS 1.3'), repeat };
    const verdict = cause.examine(shown, told(), none);
    expect(verdict).toMatchObject({
      verdict: 'likely',
      against: [expect.stringContaining('does not exist')],
    });
  });
  it('is likely without the repetition', () => {
    const shown = { hello: helloFacts(FIN), 'server-name': serverNameFacts(FIN, FIN, 'TLS 1.3') };
    expect(cause.examine(shown, told(), none).verdict).toBe('likely');
  });
  it('is ruled out when the name is answered', () => {
    const shown = { hello: helloFacts('TLS 1.3'), 'server-name': serverNameFacts('TLS 1.3', FIN, FIN) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when no name goes any better', () => {
    const shown = { hello: helloFacts(FIN), 'server-name': serverNameFacts(FIN, FIN, FIN) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
});
