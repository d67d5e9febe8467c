import { describe, expect, it } from 'vitest';
import { pretend } from '../testing/pretend';
import { windowsSettings } from './windows';

const SCHANNEL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL';
const LONG = SCHANNEL.replace('HKLM', 'HKEY_LOCAL_MACHINE');
const CURRENT = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const DOTNET = 'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';

/** As `reg query … /s` prints it on a German Windows: only "(Standard)" and the messages are in German. */
const ANSWER = `
${LONG}
    EventLogging    REG_DWORD    0x1

${LONG}\\Ciphers
    (Standard)    REG_SZ    (Wert nicht gesetzt)

${LONG}\\Ciphers\\RC4 128/128
    Enabled    REG_DWORD    0x0

${LONG}\\KeyExchangeAlgorithms\\Diffie-Hellman
    ClientMinKeyBitLength    REG_DWORD    0x800

${LONG}\\Protocols\\TLS 1.2\\Client
    DisabledByDefault    REG_DWORD    0x1
    Enabled    REG_DWORD    0x0

${LONG}\\Protocols\\TLS 1.0\\Server
    Enabled    REG_DWORD    0xffffffff

`.replaceAll('\n', '\r\n');

const VERSION = `
HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
    ProductName    REG_SZ    Windows 10 Pro
    DisplayVersion    REG_SZ    24H2
    CurrentBuildNumber    REG_SZ    26100
    UBR    REG_DWORD    0x90a
`;

const read = async (commands: Readonly<Record<string, string | number | { why: string }>>) => {
  const { name, found } = await windowsSettings(pretend({ system: 'windows', commands }));
  return {
    name,
    values: new Map(found.settings.map(({ id, value }) => [id, value])),
    unreadable: found.unreadable,
  };
};

describe('the registry', () => {
  it('is read in any language', async () => {
    const { values } = await read({ [`reg query ${SCHANNEL} /s /reg:64`]: ANSWER });
    expect(values.get('schannel.protocol.TLS 1.2.client.Enabled')).toBe('0');
    expect(values.get('schannel.protocol.TLS 1.2.client.DisabledByDefault')).toBe('1');
    expect(values.get('schannel.protocol.TLS 1.0.server.Enabled')).toBe('4294967295');
    expect(values.get('schannel.protocol.TLS 1.0.client.Enabled')).toBeNull();
    expect(values.get('schannel.cipher.RC4 128/128.Enabled')).toBe('0');
    expect(values.get('schannel.kex.Diffie-Hellman.ClientMinKeyBitLength')).toBe('2048');
    expect(values.get('schannel.EventLogging')).toBe('1');
  });
  it('names the system by its build, since Windows 11 may call itself 10', async () => {
    const { name, values } = await read({ [`reg query ${CURRENT} /reg:64`]: VERSION });
    expect(name).toBe('Windows 11 Pro 24H2 (build 26100.2314)');
    expect(values.get('windows.build')).toBe('26100.2314');
  });
  it('says “not set” of a key only when its parent does not list it', async () => {
    const parent = 'reg query HKLM\\SOFTWARE\\Microsoft\\.NETFramework /reg:64';
    const listed = (name: string) => `\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\${name}\n`;
    const id = 'dotnet.v4.0.30319.64.SchUseStrongCrypto';
    const absent = await read({ [parent]: listed('v2.0.50727') });
    expect(absent.values.get(id)).toBeNull();
    const refused = await read({ [parent]: listed('v4.0.30319') });
    expect(refused.values.has(id)).toBe(false);
    expect(refused.unreadable.map(({ where }) => where)).toContain(DOTNET);
  });
  it('keeps the two views of 64-bit and 32-bit programs apart', async () => {
    const one = (value: string) =>
      `\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319\n    SchUseStrongCrypto    REG_DWORD    ${value}\n`;
    const { values } = await read({
      [`reg query ${DOTNET} /reg:64`]: one('0x1'),
      [`reg query ${DOTNET} /reg:32`]: one('0x0'),
    });
    expect(values.get('dotnet.v4.0.30319.64.SchUseStrongCrypto')).toBe('1');
    expect(values.get('dotnet.v4.0.30319.32.SchUseStrongCrypto')).toBe('0');
    expect(values.get('dotnet.v4.0.30319.32.SystemDefaultTlsVersions')).toBeNull();
  });
  it('takes nothing for “not set” when reg.exe could not be run at all', async () => {
    const lines = pretend({ system: 'windows' });
    const blocked = {
      ...lines,
      command: async () => ({ kind: 'unreadable', why: 'it took too long' }) as const,
    };
    const { name, found } = await windowsSettings(blocked);
    expect([name, found.settings]).toEqual([null, []]);
    expect(found.unreadable.length).toBeGreaterThan(8);
    const whys = found.unreadable.map(({ why }) => why);
    expect(whys.filter((why) => why === 'it took too long').length).toBeLessThanOrEqual(5);
    expect(new Set(whys)).toEqual(
      new Set(['it took too long', 'not tried, since the registry was slow to answer']),
    );
  });
  it('only ever queries', async () => {
    const computer = pretend({ system: 'windows' });
    await windowsSettings(computer);
    expect(computer.asked.length).toBeGreaterThan(10);
    for (const line of computer.asked) expect(line).toMatch(/^reg query HK(LM|CU)\\[^"]+ \/reg:(64|32)$/);
  });
  it('joins a list of several texts with commas, and hides a proxy’s password', async () => {
    const { values } = await read({
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002 /reg:64':
        '\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002\n    Functions    REG_MULTI_SZ    TLS_AES_256_GCM_SHA384\\0TLS_AES_128_GCM_SHA256\n',
      'reg query HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings /reg:64':
        '\nHKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\n    ProxyServer    REG_SZ    https=jo:geheim@proxy.corp:8080\n',
    });
    expect(values.get('ssl-local.Functions')).toBe('TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256');
    expect(values.get('wininet.ProxyServer')).toBe('https=***@proxy.corp:8080');
  });
});
