import { describe, expect, it } from 'vitest';
import { alert, hello, helloFacts, match, repeatFacts, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { certificateFacts, presented } from '../testing/situations';
import { cause } from './linux-crypto-policy';

const none = new Map();
const REFUSED = alert(70, 'protocol_version');
const old = {
  hello: helloFacts(REFUSED),
  versions: versionsFacts(['TLS 1.0'], REFUSED),
  repeat: repeatFacts([{ key: 'version:TLS 1.0', base: REFUSED, variant: 'TLS 1.0' }]),
};
const strict = linuxSettings({
  'openssl.MinProtocol': 'TLSv1.2',
  'openssl.CipherString': 'DEFAULT@SECLEVEL=2',
});
const refusal = match({
  id: 'openssl.unsupported-protocol',
  program: 'openssl',
  event: 'local-refusal',
  quoted: 'SSL routines::unsupported protocol',
});

const python = told({ program: 'python' });

describe('linux-crypto-policy', () => {
  it('is likely when the server stays below the oldest version allowed here, for a program that follows it', () => {
    expect(cause.examine({ ...old, 'local-settings': strict }, python, none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'compared', text: expect.stringContaining('TLS 1.0 at most') }),
      ]),
    });
  });
  it('is only possible when nothing is told of a program or a failure', () => {
    expect(cause.examine({ ...old, 'local-settings': strict }, told(), none).verdict).toBe('possible');
  });
  it('is confirmed with the repeated pair and OpenSSL’s own text about it', () => {
    const said = told({ program: 'python' }, refusal);
    expect(cause.examine({ ...old, 'local-settings': strict }, said, none).verdict).toBe('confirmed');
    const { repeat: _, ...without } = old;
    expect(cause.examine({ ...without, 'local-settings': strict }, said, none).verdict).toBe('likely');
  });
  it('is likely by Red Hat’s rules as well', () => {
    const local = linuxSettings({ 'crypto-policies.current': 'DEFAULT:NO-SHA1' });
    expect(cause.examine({ ...old, 'local-settings': local }, python, none).verdict).toBe('likely');
  });
  it('is likely when the security level refuses the server’s short key', () => {
    const certificate = certificateFacts([], [presented({ keyBits: 1024 })]);
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      certificate,
      'local-settings': strict,
    };
    expect(cause.examine(shown, python, none).verdict).toBe('likely');
  });
  it('reads a kind of key as certificates name it, and names no version where none is in the way', () => {
    const certificate = certificateFacts([], [presented({ keyType: 'RSA', keyBits: 1024 })]);
    const shown = { hello: helloFacts('TLS 1.2'), versions: versionsFacts(['TLS 1.2']), certificate };
    const verdict = cause.examine({ ...shown, 'local-settings': strict }, python, none);
    expect(verdict.verdict).toBe('likely');
    expect(JSON.stringify(verdict)).not.toContain('MinProtocol = TLSv1');
  });
  it('names the version that the server has in the rule to loosen', () => {
    const fix = (...spoken: Parameters<typeof versionsFacts>[0][number][]) =>
      JSON.stringify(
        cause.examine({ ...old, versions: versionsFacts(spoken), 'local-settings': strict }, python, none),
      );
    expect(fix('TLS 1.0', 'TLS 1.1')).toContain('MinProtocol = TLSv1.1 and');
    expect(fix('TLS 1.0')).toContain('MinProtocol = TLSv1 and');
  });
  it('counts a small Diffie-Hellman number only where the server chose it, or OpenSSL itself says so', () => {
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      groups: { lists: [], dh: { version: 'TLS 1.2' as const, bits: 1_024, name: null } },
      'local-settings': strict,
    };
    const whole = { ...shown, certificate: certificateFacts() };
    expect(cause.examine(whole, python, none).verdict).toBe('ruled-out');
    // Rules about keys speak of the certificate too, and none was seen.
    expect(cause.examine(shown, python, none).verdict).toBe('unknown');
    const base = { ...hello('hello-1', 'TLS 1.2'), suite: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA' };
    expect(cause.examine({ ...shown, hello: helloFacts('TLS 1.2', { base }) }, python, none)).toMatchObject({
      verdict: 'likely',
      because: [
        { text: expect.stringContaining('The server uses 1024'), attempts: ['hello-1'] },
        { grade: 'told' },
      ],
    });
    const text = match({ id: 'openssl.dh', event: 'local-refusal', program: 'openssl' });
    expect(cause.examine(shown, told({}, text), none).verdict).toBe('likely');
  });
  it('is ruled out by a server within the limits, by no limits, and by another system', () => {
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      certificate: certificateFacts(),
      'local-settings': strict,
    };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine({ ...old, 'local-settings': linuxSettings() }, told(), none).verdict).toBe(
      'ruled-out',
    );
    expect(cause.examine({ ...old, 'local-settings': windowsSettings(19045) }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is ruled out for programs that bring TLS of their own', () => {
    expect(cause.examine({ ...old, 'local-settings': strict }, told({ program: 'java' }), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when the file may not be read', () => {
    const local = linuxSettings({ 'openssl.MinProtocol': undefined }, [
      { where: '/etc/ssl/openssl.cnf', why: 'this program may not read it' },
    ]);
    expect(cause.examine({ ...old, 'local-settings': local }, told(), none).verdict).toBe('unknown');
  });
});
