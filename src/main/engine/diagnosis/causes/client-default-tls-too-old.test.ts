import { describe, expect, it } from 'vitest';
import { FIN, hello, helloFacts, match, RST, repeatFacts, told, versionsFacts } from '../testing/build';
import { DOTNET_STRONG, windowsSettings } from '../testing/local';
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
  it('is only possible for .NET Framework without any error text, and likely when they add its age', () => {
    const kind = { program: 'dotnet-framework' } as const;
    expect(cause.examine({ ...modern, repeat: repeated }, told(kind), none).verdict).toBe('possible');
    const aged = told({ ...kind, answers: { 'program-age': 'before-2016' } });
    expect(cause.examine({ ...modern, repeat: repeated }, aged, none).verdict).toBe('likely');
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
  it('takes the chosen program for the person’s word: likely, and confirmed with the fitting text and the pair', () => {
    const client = 'dotnet-framework-4-5-windows-2016';
    expect(cause.examine({ ...modern, repeat: repeated }, told({ client }), none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        {
          text: expect.stringContaining('It offers TLS 1.0 at most, and the server refuses that.'),
          attempts: [],
          grade: 'told',
        },
      ]),
    });
    expect(cause.examine({ ...modern, repeat: repeated }, told({ client }, match()), none).verdict).toBe(
      'confirmed',
    );
  });
  it('is spoken against by a chosen program that offers TLS 1.2', () => {
    const verdict = cause.examine(
      { ...modern, repeat: repeated },
      told({ client: 'java-17' }, match()),
      none,
    );
    expect(verdict).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('You chose Java 17. It also offers TLS 1.2 and TLS 1.3')],
    });
  });
  it('is measured by the chosen program’s own greeting, in place of the repeated pair', () => {
    const client = 'dotnet-framework-4-5-windows-2016';
    const greeting = {
      profile: client,
      name: '.NET Framework 4.5',
      basis: 'documented' as const,
      base: [hello('b1', 'TLS 1.3'), hello('b2', 'TLS 1.3')],
      own: [hello('o1', FIN), hello('o2', FIN)],
      differs: true,
      steady: true,
    };
    const shown = { ...modern, 'client-greeting': greeting };
    expect(cause.examine(shown, told({ client }, match()), none).verdict).toBe('confirmed');
    const other = { ...shown, 'client-greeting': { ...greeting, profile: 'java-17' } };
    expect(cause.examine(other, told({ client }, match()), none).verdict).toBe('likely');
  });
  it('is spoken against by a computer that tells .NET Framework to follow the system', () => {
    const strong = windowsSettings(19045, DOTNET_STRONG);
    const shown = { ...modern, repeat: repeated, 'local-settings': strong };
    expect(cause.examine(shown, told({ program: 'dotnet-framework' }, match()), none)).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('SchUseStrongCrypto')],
    });
    const half = windowsSettings(19045, {
      ...DOTNET_STRONG,
      'dotnet.v4.0.30319.32.SchUseStrongCrypto': null,
    });
    expect(
      cause.examine(
        { ...shown, 'local-settings': half },
        told({ program: 'dotnet-framework' }, match()),
        none,
      ).verdict,
    ).toBe('likely');
  });
  it('knows the text in other languages', () => {
    const german = match({ id: 'dotnet.remote-closed-de' });
    expect(cause.examine({ ...modern, repeat: repeated }, told({}, german), none).verdict).toBe('likely');
  });
});
