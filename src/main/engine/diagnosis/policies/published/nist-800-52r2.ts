import { allSuites, type SuiteFacts } from '../../../wire/suite-facts';
import { definePolicy } from '../define-policy';
import { keyAtLeast, modernSignatures } from '../rules/certificate';
import { dhBits, extendedMasterSecret, onlyGroups, secureRenegotiation } from '../rules/keys';
import { everySuite } from '../rules/suites';
import { speaks, speaksNone } from '../rules/versions';

const TLS13 = 0x0304;
const TLS12 = 0x0303;
const GROUPS = {
  secp256r1: 0x0017,
  secp384r1: 0x0018,
  secp521r1: 0x0019,
  ffdhe2048: 0x0100,
  ffdhe3072: 0x0101,
  ffdhe4096: 0x0102,
} as const;

/** Section 3.3.1: AES with GCM, CCM or CBC; keys that are fresh for each connection; a certificate that says who the server is. */
const fits = ({ cipher, keyExchange, ephemeral, authentication }: SuiteFacts): boolean =>
  cipher.startsWith('AES_') &&
  (keyExchange === 'tls13' || (ephemeral && !['anon', 'psk'].includes(authentication)));

const fitting = allSuites().filter(fits);
const groups = Object.values(GROUPS);

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
      [...Object.keys(GROUPS)],
    ),
    dhBits(2048),
    keyAtLeast(2048),
    modernSignatures,
    secureRenegotiation,
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
