import { describe, expect, it } from 'vitest';
import { helloFacts, match, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { cause } from './cipher-none-shared-hardened-client';

const none = new Map();
const suites = (names: readonly string[], complete = true) => ({
  lists: [
    {
      version: 'TLS 1.2' as const,
      suites: [...names],
      order: 'server' as const,
      complete,
      choking: null,
      confirmed: null,
    },
  ],
});
const SERVER = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384';
const hello = helloFacts('TLS 1.2', {});
const shown = {
  hello: { ...hello, base: { ...hello.base, suite: SERVER } },
  versions: versionsFacts(['TLS 1.2']),
  suites: suites([SERVER]),
  'local-settings': windowsSettings(19045, { 'ssl-policy.Functions': 'TLS_RSA_WITH_AES_128_CBC_SHA' }),
};

describe('cipher-none-shared-hardened-client', () => {
  it('is likely when the two lists have nothing in common, for a program that follows the rule', () => {
    expect(cause.examine(shown, told({ program: 'dotnet' }), none).verdict).toBe('likely');
  });
  it('is only possible when nothing is told of a program or a failure', () => {
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
    expect(cause.examine(shown, told({}, match()), none).verdict).toBe('likely');
  });
  it('draws nothing from a list without a name', () => {
    const local = windowsSettings(19045, { 'ssl-policy.Functions': ',' });
    expect(
      cause.examine({ ...shown, 'local-settings': local }, told({ program: 'dotnet' }), none).verdict,
    ).toBe('ruled-out');
  });
  it('is no more than possible while not everything was offered to the server', () => {
    expect(
      cause.examine({ ...shown, suites: suites([SERVER], false) }, told({ program: 'dotnet' }), none).verdict,
    ).toBe('possible');
  });
  it('is likely for OpenSSL’s list too', () => {
    const local = linuxSettings({
      'openssl.CipherString': 'ECDHE-RSA-AES128-GCM-SHA256',
      'openssl.MaxProtocol': 'TLSv1.2',
    });
    expect(
      cause.examine({ ...shown, 'local-settings': local }, told({ program: 'python' }), none).verdict,
    ).toBe('likely');
  });
  it('is ruled out by one method in common', () => {
    const local = windowsSettings(19045, {
      'ssl-policy.Functions': `TLS_RSA_WITH_AES_128_CBC_SHA,${SERVER}`,
    });
    expect(cause.examine({ ...shown, 'local-settings': local }, told(), none)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining(SERVER),
    });
  });
  it('is ruled out without such a rule, and for programs with a list of their own', () => {
    const free = { ...shown, 'local-settings': windowsSettings(19045) };
    expect(cause.examine(free, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(shown, told({ program: 'go' }), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without the server’s list, or when the rule could not be read', () => {
    const { suites: _, ...without } = shown;
    expect(cause.examine(without, told(), none).verdict).toBe('unknown');
    const local = windowsSettings(19045, {}, [{ where: 'HKLM\\…\\SSL\\00010002', why: 'x' }]);
    expect(cause.examine({ ...shown, 'local-settings': local }, told(), none).verdict).toBe('unknown');
  });
});
