import { allSuites, type SuiteFacts } from '../../../wire/suite-facts';
import { definePolicy } from '../define-policy';
import { keyAtLeast, modernSignatures } from '../rules/certificate';
import { dhBits, extendedMasterSecret, onlyGroups } from '../rules/keys';
import { everySuite } from '../rules/suites';
import { speaksNone } from '../rules/versions';

const TLS13 = 0x0304;
const TLS12 = 0x0303;
const GROUPS = {
  secp256r1: 0x0017,
  secp384r1: 0x0018,
  secp521r1: 0x0019,
  ffdhe2048: 0x0100,
  ffdhe3072: 0x0101,
  ffdhe4096: 0x0102,
  ffdhe6144: 0x0103,
  ffdhe8192: 0x0104,
} as const;

/** Triple-DES is no longer allowed for encryption since the end of 2023 (NIST SP 800-131A revision 2), ChaCha20 never was. */
const fits = ({ cipher }: SuiteFacts): boolean => cipher.startsWith('AES_');

const fitting = allSuites().filter(fits);
const groups = Object.values(GROUPS);

/** What a program in FIPS mode still takes: approved methods only. */
export const policy = definePolicy({
  id: 'fips-140',
  name: 'FIPS 140-3, approved methods',
  source:
    'NIST SP 800-131A revision 2; SP 800-56A revision 3, appendix D; SP 800-186; FIPS 140-3 implementation guidance D.Q (extended master secret)',
  rules: [
    speaksNone(['SSL 3.0', 'TLS 1.0', 'TLS 1.1']),
    everySuite('Every encryption method is AES.', fits),
    onlyGroups('Keys are exchanged on NIST’s curves or in registered fields; x25519 is not among them.', [
      ...Object.keys(GROUPS),
    ]),
    dhBits(2048),
    keyAtLeast(2048),
    modernSignatures,
    extendedMasterSecret,
  ],
  allows: [
    {
      version: TLS13,
      suites: fitting.filter((one) => one.maxVersion >= TLS13).map((one) => one.code),
      groups,
    },
    {
      version: TLS12,
      suites: fitting.filter((one) => one.minVersion <= TLS12).map((one) => one.code),
      groups,
    },
  ],
});
