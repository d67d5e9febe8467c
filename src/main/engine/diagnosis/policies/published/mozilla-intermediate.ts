import { definePolicy } from '../define-policy';
import { keyAtLeast, lifetime, modernSignatures } from '../rules/certificate';
import { dhBits, type GroupName, groupCodes, onlyGroups } from '../rules/keys';
import { onlySuites, suiteCodes } from '../rules/suites';
import { speaks, speaksNone } from '../rules/versions';

const SUITES_13 = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const SUITES_12 = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];
const GROUPS: readonly GroupName[] = ['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1'];
const CODES = groupCodes(GROUPS);

/** Mozilla, Server Side TLS, configuration "Intermediate": for nearly every program since 2014. */
export const policy = definePolicy({
  id: 'mozilla-intermediate',
  name: 'Mozilla, intermediate',
  source: 'Mozilla: Server Side TLS, guidelines 5.7 (configuration “Intermediate”)',
  rules: [
    speaks('TLS 1.2'),
    speaks('TLS 1.3'),
    speaksNone(['SSL 3.0', 'TLS 1.0', 'TLS 1.1']),
    onlySuites('The server takes only the twelve methods of this list.', [...SUITES_13, ...SUITES_12]),
    onlyGroups('Keys are exchanged on x25519, P-256 or P-384, or in the field ffdhe2048.', [
      ...GROUPS,
      'ffdhe2048',
    ]),
    dhBits(2048),
    keyAtLeast(2048),
    modernSignatures,
    lifetime(366),
  ],
  allows: [
    { version: 0x0304, suites: suiteCodes(SUITES_13), groups: CODES },
    { version: 0x0303, suites: suiteCodes(SUITES_12), groups: CODES },
  ],
});
