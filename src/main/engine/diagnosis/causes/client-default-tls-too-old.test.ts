import { describe, expect, it } from 'vitest';
import { FIN, hello, helloFacts, match, RST, repeatFacts, told, versionsFacts } from '../testing/build';
import { cause } from './client-default-tls-too-old';

const modern = { hello: helloFacts('TLS 1.3'), versions: versionsFacts(['TLS 1.2', 'TLS 1.3']) };
const repeated = repeatFacts([{ key: 'version:TLS 1.0', variant: FIN }]);
const none = new Map();

describe('client-default-tls-too-old', () => {
  it('is likely when the pasted .NET text stands for the event that TLS 1.0 brought', () => {
    const verdict = cause.examine({ ...modern, repeat: repeated }, told({}, match()), none);
    expect(verdict).toMatchObject({ verdict: 'likely', weight: 5 });
    expect(verdict).not.toHaveProperty('title');
  });
  it('is confirmed when the person adds that the program is from before 2016', () => {
    const said = told({ answers: { 'program-age': 'before-2016' } }, match());
    expect(cause.examine({ ...modern, repeat: repeated }, said, none).verdict).toBe('confirmed');
  });
  it('stays likely without the repeated pair, however much the person told', () => {
    const said = told({ answers: { 'program-age': 'before-2016' } }, match());
    expect(cause.examine(modern, said, none).verdict).toBe('likely');
  });
  it('is likely for an old program without any error text', () => {
    const said = told({ program: 'dotnet-framework' });
    expect(cause.examine({ ...modern, repeat: repeated }, said, none).verdict).toBe('likely');
  });
  it('is likely for any program whose text is an alert about the version', () => {
    const refused = versionsFacts(['TLS 1.2', 'TLS 1.3'], {
      kind: 'alert',
      stage: 'after-hello',
      level: 'fatal',
      code: 70,
      name: 'protocol_version',
    });
    const said = told(
      {},
      match({ id: 'openssl.alert-70', program: 'openssl', event: 'alert', alertCode: 70 }),
    );
    expect(cause.examine({ ...modern, versions: refused }, said, none).verdict).toBe('likely');
  });
  it('is only possible when nothing is known of the program', () => {
    expect(cause.examine({ ...modern, repeat: repeated }, told(), none)).toMatchObject({
      verdict: 'possible',
      title: 'A program that speaks only TLS 1.0 is turned away by this server',
      meaning: expect.not.stringContaining('Your program'),
    });
  });
  it('is only possible when the person says that the program is kept up to date', () => {
    const said = told({ answers: { 'program-age': 'since-2016' } }, match());
    expect(cause.examine({ ...modern, repeat: repeated }, said, none).verdict).toBe('possible');
  });
  it('is only possible when the text says that the program refused the certificate', () => {
    const said = told(
      { program: 'dotnet-framework' },
      match({ id: 'x', event: 'certificate-rejected-here' }),
    );
    expect(cause.examine({ ...modern, repeat: repeated }, said, none).verdict).toBe('possible');
  });
  it('does not take a reset for the close that the text stands for', () => {
    const versions = versionsFacts(['TLS 1.2', 'TLS 1.3'], RST);
    expect(cause.examine({ ...modern, versions }, told({}, match()), none).verdict).toBe('possible');
  });
  it('can’t tell when the pair did not come out the same way each time', () => {
    const repeat = repeatFacts([{ key: 'version:TLS 1.0', variant: FIN, holds: false }]);
    expect(cause.examine({ ...modern, repeat }, told({}, match()), none).verdict).toBe('unknown');
  });
  it('is ruled out by a server that still takes TLS 1.0', () => {
    const versions = versionsFacts(['TLS 1.0', 'TLS 1.1', 'TLS 1.2']);
    expect(cause.examine({ ...modern, versions }, told({}, match()), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the up-to-date greeting fails as well', () => {
    expect(cause.examine({ ...modern, hello: helloFacts(FIN) }, told({}, match()), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when TLS 1.0 was never tried', () => {
    const versions = {
      rungs: [{ version: 'TLS 1.2' as const, result: hello('v', 'TLS 1.2') }],
      spoken: ['TLS 1.2' as const],
    };
    expect(cause.examine({ ...modern, versions }, told({}, match()), none).verdict).toBe('unknown');
  });
});
