import { describe, expect, it } from 'vitest';
import { versionRefused } from '../derive/version-refused';
import { alert, hello, helloFacts, match, repeatFacts, told, versionsFacts } from '../testing/build';
import { windowsSettings } from '../testing/local';
import { cause } from './server-tls13-only';

const none = new Map();

const shown = {
  hello: helloFacts('TLS 1.3'),
  versions: versionsFacts(['TLS 1.3'], alert(70, 'protocol_version')),
  repeat: repeatFacts([{ key: 'version:TLS 1.2', variant: alert(70, 'protocol_version') }]),
};
const text = match({ id: 'openssl.alert-70', program: 'openssl', event: 'alert', alertCode: 70 });

describe('server-tls13-only', () => {
  it('is likely when the pasted text is the alert that TLS 1.2 brought', () => {
    expect(cause.examine(shown, told({}, text), none)).toMatchObject({ verdict: 'likely', weight: 6 });
  });
  it('is confirmed when the person adds that the program is old', () => {
    const said = told({ answers: { 'program-age': 'before-2016' } }, text);
    expect(cause.examine(shown, said, none).verdict).toBe('confirmed');
  });
  it('is only possible when nothing is known of the program', () => {
    expect(cause.examine(shown, told(), none)).toMatchObject({
      verdict: 'possible',
      title: 'The server takes only the newest version (TLS 1.3)',
    });
  });
  it('is ruled out when TLS 1.2 is taken as well', () => {
    const versions = versionsFacts(['TLS 1.2', 'TLS 1.3']);
    expect(cause.examine({ ...shown, versions }, told({}, text), none).verdict).toBe('ruled-out');
  });
  it('can’t tell when TLS 1.2 was not tried alone', () => {
    const versions = {
      rungs: [{ version: 'TLS 1.3' as const, result: hello('v', 'TLS 1.3') }],
      spoken: ['TLS 1.3' as const],
    };
    expect(cause.examine({ ...shown, versions }, told({}, text), none).verdict).toBe('unknown');
  });
  it('can’t tell when the older versions were refused for the language inside, which is not the version', () => {
    const versions = versionsFacts(['TLS 1.3'], alert(120, 'no_application_protocol'));
    const said = told({ client: 'openssl-1-0-2' });
    expect(cause.examine({ ...shown, versions }, said, none).verdict).toBe('unknown');
    expect(versionRefused(shown.hello, versions, 'TLS 1.0')).toMatchObject({ verdict: 'unknown' });
    expect(versionRefused(shown.hello, shown.versions, 'TLS 1.0')).not.toHaveProperty('verdict');
  });
  it('is not put in doubt by a program from 2016 or later, which can be older than TLS 1.3', () => {
    const verdict = cause.examine(shown, told({ answers: { 'program-age': 'since-2016' } }, text), none);
    expect(verdict.verdict).toBe('likely');
    expect(JSON.stringify(verdict)).toContain('TLS 1.3 is from 2018');
    expect(JSON.stringify(verdict)).not.toContain('speaks against this');
  });
  it('is likely for a program on .NET where this Windows has no TLS 1.3', () => {
    const old = { ...shown, 'local-settings': windowsSettings(19045) };
    expect(cause.examine(old, told({ program: 'dotnet' }), none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({
          grade: 'compared',
          text: expect.stringContaining('does not offer TLS 1.3'),
        }),
      ]),
    });
    expect(cause.examine(old, told({ program: 'java' }), none).verdict).toBe('possible');
    const newer = { ...shown, 'local-settings': windowsSettings(26100) };
    expect(cause.examine(newer, told({ program: 'dotnet' }), none).verdict).toBe('possible');
  });
});
