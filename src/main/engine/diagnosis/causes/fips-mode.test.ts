import { describe, expect, it } from 'vitest';
import { hello, helloFacts, match, told, versionsFacts } from '../testing/build';
import { linuxSettings, windowsSettings } from '../testing/local';
import { cause } from './fips-mode';

const none = new Map();
const groups = (names: readonly string[]) => ({
  lists: [{ version: 'TLS 1.3' as const, groups: [...names], withKeyOnly: [], complete: true }],
  dh: null,
});
const on = windowsSettings(19045, { 'fips.enabled': '1' });
const shown = {
  hello: helloFacts('TLS 1.3'),
  versions: versionsFacts(['TLS 1.3']),
  groups: groups(['x25519']),
  'local-settings': on,
};

describe('fips-mode', () => {
  it('is likely when the server exchanges keys in x25519 alone, for a program that follows the mode', () => {
    const said = told({ program: 'dotnet' });
    expect(cause.examine(shown, said, none)).toMatchObject({ verdict: 'likely', weight: 6 });
    const linux = { ...shown, 'local-settings': linuxSettings({ 'fips.enabled': '1' }) };
    expect(cause.examine(linux, told({ program: 'python' }), none).verdict).toBe('likely');
  });
  it('is only possible when nothing is told of a program or a failure', () => {
    expect(cause.examine(shown, told(), none).verdict).toBe('possible');
    expect(cause.examine(shown, told({}, match()), none).verdict).toBe('likely');
  });
  it('names only approved curves in what it asks for', () => {
    expect(JSON.stringify(cause.fix)).not.toMatch(/x25519/i);
  });
  it('is ruled out by a server that takes P-256', () => {
    const both = { ...shown, groups: groups(['x25519', 'secp256r1']) };
    expect(cause.examine(both, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out where FIPS mode is off or not followed', () => {
    const off = { ...shown, 'local-settings': windowsSettings(19045, { 'fips.enabled': '0' }) };
    expect(cause.examine(off, told(), none).verdict).toBe('ruled-out');
    expect(cause.examine(shown, told({ program: 'go' }), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without the server’s lists, unless what it chose is approved', () => {
    const { groups: _, ...without } = shown;
    expect(cause.examine(without, told(), none).verdict).toBe('unknown');
    const base = { ...hello('hello-1', 'TLS 1.3'), group: 'secp256r1' };
    expect(cause.examine({ ...without, hello: helloFacts('TLS 1.3', { base }) }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when the mode could not be read', () => {
    const local = windowsSettings(19045, { 'fips.enabled': undefined });
    expect(cause.examine({ ...shown, 'local-settings': local }, told(), none).verdict).toBe('unknown');
  });
});
