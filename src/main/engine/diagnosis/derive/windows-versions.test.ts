import { describe, expect, it } from 'vitest';
import { linuxSettings, windowsSettings } from '../testing/local';
import { windowsOffers, windowsVersion } from './windows-versions';

const id = (version: string, name: string) => `schannel.protocol.${version}.client.${name}`;

describe('what Windows offers', () => {
  it('is by default what that Windows brought', () => {
    expect(windowsOffers(windowsSettings(7601))).toEqual(['TLS 1.0']);
    expect(windowsOffers(windowsSettings(9600))).toEqual(['TLS 1.0', 'TLS 1.1', 'TLS 1.2']);
    expect(windowsOffers(windowsSettings(26100))).toEqual(['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']);
  });
  it.each([
    ['switched off', { [id('TLS 1.2', 'Enabled')]: '0' }, false],
    ['taken out of the defaults', { [id('TLS 1.2', 'DisabledByDefault')]: '1' }, false],
    [
      'switched on twice over',
      { [id('TLS 1.2', 'Enabled')]: '4294967295', [id('TLS 1.2', 'DisabledByDefault')]: '0' },
      true,
    ],
  ])('TLS 1.2 is what a rule says: %s', (_what, set, on) => {
    expect(windowsVersion(windowsSettings(19045, set), 'TLS 1.2')).toMatchObject({ on, by: 'rule' });
  });
  it('can be switched on where the default is off', () => {
    const set = { [id('TLS 1.2', 'Enabled')]: '1', [id('TLS 1.2', 'DisabledByDefault')]: '0' };
    expect(windowsOffers(windowsSettings(7601, set))).toEqual(['TLS 1.0', 'TLS 1.2']);
  });
  it('is not known where a value could not be read, or there is no Windows', () => {
    expect(
      windowsVersion(windowsSettings(19045, { [id('TLS 1.2', 'Enabled')]: undefined }), 'TLS 1.2'),
    ).toBeNull();
    expect(windowsOffers(linuxSettings())).toBeNull();
    expect(windowsOffers(undefined)).toBeNull();
  });
});
