import { linuxSettings, windowsSettings } from '../../../src/main/engine/diagnosis/testing/local';
import { withOptions } from '../../peers/by-version';
import { causeCases } from '../define-cause-cases';

const onlyX25519 = withOptions({ ecdhCurve: 'X25519', minVersion: 'TLSv1.3' });
const usual = withOptions({ ecdhCurve: 'X25519:P-256' });
const fips = windowsSettings(20348, { 'fips.enabled': '1' });

export const cases = causeCases({
  cause: 'fips-mode',
  holds: [
    {
      name: 'it exchanges keys in x25519 alone, and FIPS mode is on here (compared: likely)',
      peer: onlyX25519,
      asked: { program: 'dotnet' },
      options: { depth: 'all' },
      local: fips,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it takes P-256 as well, and FIPS mode is on here',
      peer: usual,
      asked: { program: 'dotnet' },
      options: { depth: 'all' },
      local: fips,
    },
    {
      name: 'it exchanges keys in x25519 alone, and FIPS mode is off here',
      peer: onlyX25519,
      local: linuxSettings({ 'fips.enabled': '0' }),
    },
  ],
});
