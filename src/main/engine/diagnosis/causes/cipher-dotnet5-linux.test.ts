import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { alert, match, told, versionsFacts } from '../testing/build';
import { ownGreeting, tls12Server } from '../testing/suite-lists';
import { cause } from './cipher-dotnet5-linux';

const RSA = ['TLS_RSA_WITH_AES_256_GCM_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA'];
const ECDHE = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
const CHOSEN = { client: 'dotnet-8-linux' } as const;
const none = new Map();
const linux = (cipherString: string | null): EvidenceMap['local-settings'] => ({
  system: 'linux',
  systemName: 'Debian GNU/Linux 12',
  settings: [{ id: 'openssl.CipherString', where: '/etc/ssl/openssl.cnf', value: cipherString }],
  unreadable: [],
});

describe('cipher-dotnet5-linux', () => {
  it('is confirmed by the program’s own greeting and the server’s whole list', () => {
    const own = ownGreeting(CHOSEN.client, '.NET 8 on Linux (Debian 12)', alert(40, 'handshake_failure'));
    expect(cause.examine({ ...tls12Server(RSA), 'client-greeting': own }, told(CHOSEN), none).verdict).toBe(
      'confirmed',
    );
  });
  it('is likely for .NET on this computer, when it runs Linux without a list of its own', () => {
    const shown = { ...tls12Server(RSA), 'local-settings': linux(null) };
    expect(cause.examine(shown, told({ program: 'dotnet' }), none).verdict).toBe('likely');
  });
  it('is only possible when openssl.cnf has a list, which .NET follows', () => {
    const shown = { ...tls12Server(RSA), 'local-settings': linux('DEFAULT') };
    expect(cause.examine(shown, told({ program: 'dotnet' }), none).verdict).toBe('possible');
  });
  it('is only possible when openssl.cnf could not be read', () => {
    const shown = { ...tls12Server(RSA), 'local-settings': { ...linux(null), settings: [] } };
    expect(cause.examine(shown, told({ program: 'dotnet' }), none).verdict).toBe('possible');
  });
  it('is likely when the pasted text is .NET’s alert about methods', () => {
    const text = match({ id: 'dotnet.tls-alert', program: 'dotnet', event: 'alert', alertCode: 40 });
    expect(cause.examine(tls12Server(RSA), told({}, text), none).verdict).toBe('likely');
  });
  it('is only possible when nothing is known of the program', () => {
    expect(cause.examine(tls12Server(RSA), told(), none)).toMatchObject({
      verdict: 'possible',
      title: expect.not.stringContaining('your'),
    });
  });
  it('is ruled out by one method in common', () => {
    expect(cause.examine(tls12Server([...RSA, ECDHE]), told(CHOSEN), none).verdict).toBe('ruled-out');
  });
  it('is ruled out for .NET Core 3.1, for .NET on Windows, and for programs of another kind', () => {
    for (const client of ['dotnet-core-3-1-linux', 'dotnet-8-windows-2022', 'dotnet-6-debian-11'])
      expect(cause.examine(tls12Server(RSA), told({ client }), none).verdict, client).toBe('ruled-out');
    expect(cause.examine(tls12Server(RSA), told({ program: 'node' }), none).verdict).toBe('ruled-out');
  });
  it('is ruled out where the version decides before the methods do', () => {
    const shown = { ...tls12Server(RSA), versions: versionsFacts(['TLS 1.0']), suites: { lists: [] } };
    const old = { ...shown.hello.base, version: 'TLS 1.0' };
    const hello = { ...shown.hello, base: old, repeated: old };
    expect(cause.examine({ ...shown, hello }, told(CHOSEN), none).verdict).toBe('ruled-out');
  });
  it('can’t be told while the list was not asked to its end', () => {
    expect(cause.examine(tls12Server(RSA, false), told(CHOSEN), none).verdict).toBe('unknown');
  });
});
