import { describe, expect, it } from 'vitest';
import { FIN, hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { cause } from './client-schannel-policy';

const none = new Map();

const refused = match({
  id: 'schannel.algorithm-mismatch',
  event: 'local-refusal',
  ranks: ['client-schannel-policy'],
});

describe('client-schannel-policy', () => {
  it('is likely when the text is a refusal by this computer and the server answers up-to-date greetings', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told({}, refused), none).verdict).toBe('likely');
  });
  it('is only possible when the server does not answer us either', () => {
    expect(cause.examine({ hello: helloFacts(FIN) }, told({}, refused), none).verdict).toBe('possible');
  });
  it('is only possible when all we have is an update', () => {
    const said = told({ answers: { changed: 'update' } });
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, said, none).verdict).toBe('possible');
  });
  it('is ruled out by a text about what the other side did', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told({}, match()), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell without a text', () => {
    expect(cause.examine({ hello: helloFacts('TLS 1.3') }, told(), none).verdict).toBe('unknown');
  });
  it('is likely when a rule leaves no version that the server takes, for a program of Windows', () => {
    const local = windowsSettings(19045, {
      'schannel.protocol.TLS 1.2.client.DisabledByDefault': '1',
    });
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      'local-settings': local,
    };
    expect(cause.examine(shown, told({ program: 'dotnet-framework' }), none).verdict).toBe('likely');
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
    expect(cause.examine(shown, told({ program: 'python' }), none).verdict).toBe('ruled-out');
  });
  it('is only possible when a rule takes away every method seen, and likely once a text names it', () => {
    const local = windowsSettings(19045, { 'schannel.cipher.AES 128/128.Enabled': '0' });
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      'local-settings': local,
    };
    expect(cause.examine(shown, told({ program: 'dotnet-framework' }), none).verdict).toBe('possible');
    expect(cause.examine(shown, told({}, refused), none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'compared', text: expect.stringContaining('AES 128/128') }),
      ]),
    });
  });
  it.each(['cipher.AES 128/128', 'hash.SHA', 'kex.PKCS', 'kex.Diffie-Hellman'])(
    'is ruled out where %s is off and the server takes a method without it',
    (switched) => {
      const base = { ...hello('hello-1', 'TLS 1.2'), suite: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' };
      const shown = {
        hello: helloFacts('TLS 1.2', { base }),
        'local-settings': windowsSettings(19045, { [`schannel.${switched}.Enabled`]: '0' }),
      };
      expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
      expect(cause.examine(shown, told({ program: 'dotnet-framework' }), none).verdict).toBe('ruled-out');
    },
  );
  it('holds several rules together against the server’s whole list', () => {
    const suites = (names: readonly string[]) => ({
      lists: [
        {
          version: 'TLS 1.2' as const,
          suites: [...names],
          order: 'server' as const,
          complete: true,
          choking: null,
          confirmed: null,
        },
      ],
    });
    const base = { ...hello('hello-1', 'TLS 1.2'), suite: 'TLS_RSA_WITH_AES_128_CBC_SHA' };
    const local = windowsSettings(19045, {
      'schannel.kex.PKCS.Enabled': '0',
      'schannel.kex.Diffie-Hellman.Enabled': '0',
    });
    const shown = { hello: helloFacts('TLS 1.2', { base }), 'local-settings': local };
    const closed = { ...shown, suites: suites(['TLS_DHE_RSA_WITH_AES_128_CBC_SHA']) };
    const open = { ...shown, suites: suites(['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA']) };
    expect(cause.examine(closed, told(), none).verdict).toBe('possible');
    expect(cause.examine(open, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out by rules that take away only what the server does not need', () => {
    const local = windowsSettings(19045, {
      'schannel.protocol.TLS 1.0.client.Enabled': '0',
      'schannel.cipher.RC4 128/128.Enabled': '0',
    });
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      'local-settings': local,
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is only possible, and spoken against, when the text names it and the registry has no such rule', () => {
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      'local-settings': windowsSettings(19045),
    };
    expect(cause.examine(shown, told({}, refused), none)).toMatchObject({
      verdict: 'possible',
      against: [expect.stringContaining('registry')],
    });
  });
  it('is ruled out on a computer without Windows, and can’t be told where no settings were read', () => {
    const shown = { hello: helloFacts('TLS 1.2'), 'local-settings': linuxSettings() };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine({ hello: helloFacts('TLS 1.2') }, told(), none).verdict).toBe('unknown');
  });
});
