import { describe, expect, it } from 'vitest';
import { asked, helloFacts, match, told, versionsFacts } from '../testing/build';
import { cause } from './provider-retired-old-tls';

const none = new Map();
const shown = { hello: helloFacts('TLS 1.2'), versions: versionsFacts(['TLS 1.2']) };
const at = (host: string) => ({ target: { ...asked().target, host, serverName: host } });
const STORAGE = 'shop.blob.core.windows.net';

describe('provider-retired-old-tls', () => {
  it('is likely for an old program at a provider whose date is known', () => {
    expect(cause.examine(shown, told(at(STORAGE), match()), none)).toMatchObject({
      verdict: 'likely',
      title: 'Azure Storage switched TLS 1.0 and 1.1 off in February 2026',
    });
  });
  it('is never confirmed: the date is an announcement', () => {
    const said = told({ ...at(STORAGE), client: 'dotnet-framework-4-5-windows-2016' }, match());
    expect(cause.examine(shown, said, none).verdict).toBe('likely');
  });
  it('is only possible when nothing says that the program is old', () => {
    expect(cause.examine(shown, told(at('api.github.com')), none).verdict).toBe('possible');
  });
  it('is ruled out for names that only look alike', () => {
    for (const host of ['notgithub.com', 'github.com.evil.test', 'shop.example'])
      expect(cause.examine(shown, told(at(host), match()), none).verdict).toBe('ruled-out');
  });
  it('is ruled out where TLS 1.0 is still taken', () => {
    const versions = versionsFacts(['TLS 1.0', 'TLS 1.2']);
    expect(cause.examine({ ...shown, versions }, told(at(STORAGE), match()), none).verdict).toBe('ruled-out');
  });
});
