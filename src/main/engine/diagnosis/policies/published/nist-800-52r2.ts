import type { SuiteFacts } from '../../../wire/suite-facts';
import { definePolicy } from '../define-policy';
import { keyAtLeast, modernSignatures } from '../rules/certificate';
import {
  dhBits,
  extendedMasterSecret,
  type GroupName,
  groupCodes,
  onlyGroups,
  secureRenegotiation,
} from '../rules/keys';
import { everySuite, fittingIn13And12 } from '../rules/suites';
import { speaks, speaksNone } from '../rules/versions';

const GROUPS: readonly GroupName[] = [
  'secp256r1',
  'secp384r1',
  'secp521r1',
  'ffdhe2048',
  'ffdhe3072',
  'ffdhe4096',
];

/** Section 3.3.1: AES with GCM, CCM or CBC; keys that are fresh for each connection; a certificate that says who the server is. */
const fits = ({ cipher, keyExchange, ephemeral, authentication }: SuiteFacts): boolean =>
  cipher.startsWith('AES_') &&
  (keyExchange === 'tls13' || (ephemeral && !['anon', 'psk'].includes(authentication)));

/** NIST SP 800-52 revision 2 (August 2019), for servers of the federal government of the United States. */
export const policy = definePolicy({
  id: 'nist-800-52r2',
  name: 'NIST SP 800-52 revision 2',
  source: 'NIST SP 800-52r2 (2019), sections 3.1 to 3.4: servers that only serve the government',
  rules: [
    speaks('TLS 1.2'),
    speaks('TLS 1.3'),
    speaksNone(['SSL 3.0', 'TLS 1.0', 'TLS 1.1']),
    everySuite(
      'Every encryption method is AES (GCM, CCM or CBC) with a fresh key for each connection.',
      fits,
    ),
    onlyGroups(
      'Keys are exchanged on NIST’s curves (P-256, P-384, P-521) or in the fields ffdhe2048 to 4096.',
      GROUPS,
    ),
    dhBits(2048),
    keyAtLeast(2048),
    modernSignatures,
    secureRenegotiation,
    extendedMasterSecret,
  ],
  allows: fittingIn13And12(fits, groupCodes(GROUPS)),
});
