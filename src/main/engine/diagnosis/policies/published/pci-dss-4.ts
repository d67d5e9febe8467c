import { allSuites, type SuiteFacts } from '../../../wire/suite-facts';
import { definePolicy } from '../define-policy';
import { keyAtLeast, modernSignatures, trusted } from '../rules/certificate';
import { dhBits } from '../rules/keys';
import { everySuite } from '../rules/suites';
import { speaksNone } from '../rules/versions';

/** "Strong cryptography" of the glossary: at least 112 bits of effective strength, by known methods. */
const STRONG_BITS = 112;
const BROKEN = /^(RC4|RC2|DES_|NULL|IDEA)/;

const fits = ({ bits, cipher, authentication }: SuiteFacts): boolean =>
  bits >= STRONG_BITS && !BROKEN.test(cipher) && authentication !== 'anon';

const fitting = allSuites().filter(fits);
const allowance = (version: number) => ({
  version,
  suites: fitting
    .filter((one) => one.minVersion <= version && one.maxVersion >= version)
    .map((one) => one.code),
  groups: [],
});

/** PCI DSS 4, requirement 4.2.1: card data on its way over open networks. */
export const policy = definePolicy({
  id: 'pci-dss-4',
  name: 'PCI DSS 4, requirement 4.2.1',
  source:
    'PCI Security Standards Council: PCI DSS 4.0.1, requirement 4.2.1 and glossary (“strong cryptography”); migrating from SSL and early TLS',
  rules: [
    speaksNone(['SSL 3.0', 'TLS 1.0']),
    everySuite(
      'Every encryption method is strong: at least 112 bits, and none that is known to be broken.',
      fits,
    ),
    dhBits(2048),
    keyAtLeast(2048),
    modernSignatures,
    trusted,
  ],
  allows: [0x0304, 0x0303, 0x0302].map(allowance),
});
