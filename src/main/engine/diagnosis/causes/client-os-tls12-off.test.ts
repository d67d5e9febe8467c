import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, match, repeatFacts, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { cause } from './client-os-tls12-off';

const none = new Map();
const OFF = { 'schannel.protocol.TLS 1.2.client.Enabled': '0' };
const server = { hello: helloFacts('TLS 1.2'), versions: versionsFacts(['TLS 1.2']) };
/** TLS 1.1 is the newest that is left on a Windows 10 with this rule. */
const repeat = repeatFacts([{ key: 'version:TLS 1.1', variant: FIN }]);
const shown = { ...server, 'local-settings': windowsSettings(19045, OFF) };

describe('client-os-tls12-off', () => {
  it('is likely when Windows has TLS 1.2 off and the server takes nothing older, for a program of Windows', () => {
    const said = told({ program: 'dotnet' });
    expect(cause.examine(shown, said, none)).toMatchObject({ verdict: 'likely', weight: 7 });
  });
  it('is only possible when nothing is told of a program or a failure, even with the repeated pair', () => {
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
    expect(cause.examine({ ...shown, repeat }, told(), none).verdict).toBe('possible');
    const certificate = match({ id: 'x', event: 'certificate-rejected-here', program: 'unknown' });
    expect(cause.examine(shown, told({}, certificate), none).verdict).toBe('possible');
  });
  it('is confirmed with the repeated pair, the fitting text, and a program that follows Windows', () => {
    expect(cause.examine({ ...shown, repeat }, told({}, match()), none).verdict).toBe('confirmed');
    expect(cause.examine(shown, told({}, match()), none).verdict).toBe('likely');
    const said = told({ program: 'dotnet' });
    expect(cause.examine({ ...shown, repeat }, said, none).verdict).toBe('likely');
  });
  it('is likely on a Windows 7 where nobody switched TLS 1.2 on', () => {
    const seven = { ...server, 'local-settings': windowsSettings(7601) };
    expect(cause.examine(seven, told({ program: 'dotnet-framework' }), none).verdict).toBe('likely');
  });
  it('is ruled out where TLS 1.2 is on, or there is no Windows', () => {
    const on = cause.examine({ ...server, 'local-settings': windowsSettings(19045) }, told(), none);
    const linux = cause.examine({ ...server, 'local-settings': linuxSettings() }, told(), none);
    expect([on.verdict, linux.verdict]).toEqual(['ruled-out', 'ruled-out']);
  });
  it('is ruled out for programs with TLS of their own', () => {
    expect(cause.examine(shown, told({ program: 'java' }), none).verdict).toBe('ruled-out');
  });
  it('is ruled out by a server that takes a version that is left', () => {
    const versions = versionsFacts(['TLS 1.0', 'TLS 1.2']);
    expect(cause.examine({ ...shown, versions }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell what could not be read', () => {
    const local = windowsSettings(19045, { 'schannel.protocol.TLS 1.2.client.Enabled': undefined }, [
      { where: 'HKLM\\…\\SCHANNEL', why: 'this program may not read it' },
    ]);
    expect(cause.examine({ ...server, 'local-settings': local }, told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('SCHANNEL'),
    });
  });
  it('is likely for a program on WinHTTP whose own setting leaves TLS 1.2 out', () => {
    const winHttp = match({
      id: 'schannel.winhttp-secure-failure',
      event: 'nothing-certain',
      program: 'unknown',
    });
    const at = (bits: string) => ({
      ...server,
      'local-settings': windowsSettings(9600, { 'winhttp.64.DefaultSecureProtocols': bits }),
    });
    expect(cause.examine(at(String(0x0a0)), told({}, winHttp), none).verdict).toBe('likely');
    expect(cause.examine(at(String(0xa00)), told({}, winHttp), none).verdict).toBe('ruled-out');
    expect(cause.examine(at(String(0x0a0)), told(), none).verdict).toBe('ruled-out');
  });
});
