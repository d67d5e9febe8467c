import { definePolicy } from '../define-policy';
import { curveKey, lifetime, modernSignatures } from '../rules/certificate';
import { type GroupName, groupCodes, onlyGroups } from '../rules/keys';
import { onlySuites, suiteCodes } from '../rules/suites';
import { speaks, speaksNone } from '../rules/versions';

const SUITES = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const GROUPS: readonly GroupName[] = ['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1'];

/** Mozilla, Server Side TLS, configuration "Modern": for programs of the last years only. */
export const policy = definePolicy({
  id: 'mozilla-modern',
  name: 'Mozilla, modern',
  source: 'Mozilla: Server Side TLS, guidelines 5.7 (configuration “Modern”)',
  rules: [
    speaks('TLS 1.3'),
    speaksNone(['SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2']),
    onlySuites('The server takes only the three usual methods of TLS 1.3.', SUITES),
    onlyGroups('Keys are exchanged on x25519, P-256 or P-384 only.', GROUPS),
    curveKey,
    modernSignatures,
    lifetime(90),
  ],
  allows: [{ version: 0x0304, suites: suiteCodes(SUITES), groups: groupCodes(GROUPS) }],
});
