import { describe, expect, it } from 'vitest';
import { alert, helloFacts, match, repeatFacts, told, versionsFacts } from '../testing/build';
import { linuxSettings } from '../testing/local';
import { cause } from './jdk-disabled-algorithms';

const none = new Map();
const REFUSED = alert(70, 'protocol_version');
const list = (value: string) => linuxSettings({ 'java.disabledAlgorithms': value });
const usual = list('SSLv3, TLSv1, TLSv1.1, RC4, DES, 3DES_EDE_CBC, anon, NULL');
const old = {
  hello: helloFacts(REFUSED),
  versions: versionsFacts(['TLS 1.0'], REFUSED),
  repeat: repeatFacts([{ key: 'version:TLS 1.0', base: REFUSED, variant: 'TLS 1.0' }]),
  'local-settings': usual,
};
const java = { program: 'java' as const };
const text = match({ id: 'java.selected-version', program: 'java', event: 'local-refusal' });
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

describe('jdk-disabled-algorithms', () => {
  it('names the version that the server has in what to take out of the list', () => {
    const fix = (...spoken: Parameters<typeof versionsFacts>[0][number][]) =>
      JSON.stringify(cause.examine({ ...old, versions: versionsFacts(spoken) }, told(java), none));
    expect(fix('TLS 1.0', 'TLS 1.1')).toContain('(for example TLSv1.1)');
    expect(fix('TLS 1.0')).toContain('(for example TLSv1)');
  });
  it('is likely for a program on Java when its list has every version of the server', () => {
    expect(cause.examine(old, told(java), none)).toMatchObject({ verdict: 'likely', weight: 3 });
  });
  it('is confirmed with the repeated pair and Java’s own text', () => {
    expect(cause.examine(old, told(java, text), none).verdict).toBe('confirmed');
    const { repeat: _, ...without } = old;
    expect(cause.examine(without, told(java, text), none).verdict).toBe('likely');
  });
  it('is only possible while nobody said that the program runs on Java', () => {
    expect(cause.examine(old, told(), none).verdict).toBe('possible');
  });
  it('is likely when a new list takes away every method of the server', () => {
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      suites: suites(['TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_256_CBC_SHA']),
      'local-settings': list('SSLv3, TLSv1, TLSv1.1, TLS_RSA_*'),
    };
    expect(cause.examine(shown, told(java), none).verdict).toBe('likely');
    expect(cause.examine({ ...shown, 'local-settings': usual }, told(java), none).verdict).toBe('ruled-out');
  });
  it('is likely by Java’s own text where no Java was found, and the server is old', () => {
    const shown = { ...old, 'local-settings': linuxSettings() };
    expect(cause.examine(shown, told(java, text), none).verdict).toBe('likely');
    expect(cause.examine(shown, told(java), none).verdict).toBe('unknown');
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out by a server that takes TLS 1.2, and for other programs', () => {
    const modern = { ...old, hello: helloFacts('TLS 1.2'), versions: versionsFacts(['TLS 1.0', 'TLS 1.2']) };
    expect(cause.examine(modern, told(java), none).verdict).toBe('ruled-out');
    expect(cause.examine(old, told({ program: 'go' }), none).verdict).toBe('ruled-out');
  });
  it('is ruled out where an up-to-date greeting is not taken either: no such list binds ours', () => {
    const silent = { ...old, hello: helloFacts(REFUSED), versions: versionsFacts([], REFUSED) };
    expect(cause.examine(silent, told(java), none)).toMatchObject({
      verdict: 'ruled-out',
      because: expect.stringContaining('not bound by rules of this computer'),
    });
  });
  it('can’t be told while every method that we saw is on the list, and the others were not asked for', () => {
    const seen = suites(['TLS_RSA_WITH_AES_128_GCM_SHA256']);
    const shown = {
      hello: helloFacts('TLS 1.2'),
      versions: versionsFacts(['TLS 1.2']),
      suites: { lists: seen.lists.map((one) => ({ ...one, complete: false })) },
      'local-settings': list('SSLv3, TLSv1, TLSv1.1, TLS_RSA_*, TLS_AES_*'),
    };
    expect(cause.examine(shown, told(java), none).verdict).toBe('unknown');
  });
});
