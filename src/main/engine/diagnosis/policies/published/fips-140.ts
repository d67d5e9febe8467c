import type { SuiteFacts } from '../../../wire/suite-facts';
import { definePolicy } from '../define-policy';
import { keyAtLeast, modernSignatures } from '../rules/certificate';
import { dhBits, extendedMasterSecret, type GroupName, groupCodes, onlyGroups } from '../rules/keys';
import { everySuite, fittingIn13And12 } from '../rules/suites';
import { speaksNone } from '../rules/versions';

const GROUPS: readonly GroupName[] = [
  'secp256r1',
  'secp384r1',
  'secp521r1',
  'ffdhe2048',
  'ffdhe3072',
  'ffdhe4096',
  'ffdhe6144',
  'ffdhe8192',
];

/** Triple-DES is no longer allowed for encryption since the end of 2023 (NIST SP 800-131A revision 2), ChaCha20 never was. */
const fits = ({ cipher }: SuiteFacts): boolean => cipher.startsWith('AES_');

/** What a program in FIPS mode still takes: approved methods only. */
export const policy = definePolicy({
  id: 'fips-140',
  name: 'FIPS 140-3, approved methods',
  source:
    'NIST SP 800-131A revision 2; SP 800-56A revision 3, appendix D; SP 800-186; FIPS 140-3 implementation guidance D.Q (extended master secret)',
  rules: [
    speaksNone(['SSL 3.0', 'TLS 1.0', 'TLS 1.1']),
    everySuite('Every encryption method is AES.', fits),
    onlyGroups(
      'Keys are exchanged on NIST’s curves or in registered fields; x25519 is not among them.',
      GROUPS,
    ),
    dhBits(2048),
    keyAtLeast(2048),
    modernSignatures,
    extendedMasterSecret,
  ],
  allows: fittingIn13And12(fits, groupCodes(GROUPS)),
});
