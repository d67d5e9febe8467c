import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TO_TLS12, TO_TLS13 } from './codes';
import {
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  POST_HANDSHAKE_AUTH,
  PSK_BOTH,
  PSK_WITH_DHE,
  RECORD_SIZE_LIMIT,
  RENEGOTIATION_INFO,
  SESSION_TICKET,
  STATUS_REQUEST,
} from './extensions';
import { OPENSSL_30, OPENSSL_35, OPENSSL_111 } from './openssl';

/*
 * Programs with one or two versions each; our own recordings on the loopback, 2026-11.
 */

/** curl with OpenSSL: ALPN, and the padding of RFC 7685 switched on. */
export const CURL_788: Shape = {
  ...OPENSSL_30,
  alpn: ['h2', 'http/1.1'],
  parts: OPENSSL_30.parts.flatMap((part) => {
    if (part === SESSION_TICKET) return ['alpn' as const];
    return part === EXTENDED_MASTER_SECRET ? [part, POST_HANDSHAKE_AUTH] : [part];
  }),
  pads: true,
};

/** The same with OpenSSL 3.5: a renegotiation extension, and a post-quantum key. */
export const CURL_8: Shape = {
  ...CURL_788,
  suites: OPENSSL_35.suites,
  groups: OPENSSL_35.groups,
  schemes: OPENSSL_35.schemes,
  keys: OPENSSL_35.keys,
  parts: [RENEGOTIATION_INFO, ...CURL_788.parts],
};

/** ssl.create_default_context() of Python 3.11 with OpenSSL 3.0. */
export const PYTHON_311: Shape = {
  ...OPENSSL_30,
  versions: [0x0303, 0x0304],
  suites: codes('1302 1303 1301 c02c c030 c02b c02f cca9 cca8 c024 c028 c023 c027 009f 009e 006b 0067 00ff'),
  pads: true,
};

/** Python 3.6 to 3.9: the list of CPython 3.6 as OpenSSL 1.1.1k (inside Node.js 10.24.1) reads it on the loopback. */
export const PYTHON_36: Shape = {
  ...OPENSSL_111,
  versions: TO_TLS13,
  suites: codes(
    `1302 1303 1301 c02c c030 c02b c02f cca9 cca8 00a3 009f 00a2 009e ccaa c0af c0ad c024 c028 c00a c014 c0a3 c09f 006b 006a 0039
     0038 c0ae c0ac c023 c027 c009 c013 c0a2 c09e 0067 0040 0033 0032 c05d c061 c05c c060 c073 c077 c072 c076 c057 c053 c056 c052
     00c4 00c3 00be 00bd 0088 0087 0045 0044 009d 009c c0a1 c09d c0a0 c09c 003d 003c 0035 002f c051 c050 00c0 00ba 0084 0041 00ff`,
  ),
  pads: true,
};

/** wget with GnuTLS 3.7.9, its priorities NORMAL. */
export const GNUTLS_37: Shape = {
  versions: TO_TLS13,
  suites: codes(
    `1302 1303 1301 1304 c02c cca9 c0ad c00a c02b c0ac c009 c030 cca8 c014 c02f c013 009d c09d 0035 009c c09c 002f 009f ccaa c09f
     0039 009e c09e 0033`,
  ),
  groups: codes('0017 0018 0019 001d 001e 0100 0101 0102 0103 0104'),
  schemes: codes('0401 0809 0804 0403 0807 0501 080a 0805 0503 0808 0601 080b 0806 0603 0201 0203'),
  alpn: [],
  keys: [0x0017, 0x001d],
  parts: [
    STATUS_REQUEST,
    'groups',
    POINT_FORMATS,
    'schemes',
    SESSION_TICKET,
    'keys',
    'versions',
    POST_HANDSHAKE_AUTH,
    RENEGOTIATION_INFO,
    'name',
    PSK_BOTH,
    RECORD_SIZE_LIMIT,
  ],
  pads: true,
};

/** SslStream of Mono 6.8 with its BoringSSL (BTLS). */
export const MONO_68: Shape = {
  versions: TO_TLS12,
  suites: codes(
    `c02b c02f 009e c02c c030 009f cca9 cca8 cc14 cc13 c009 c023 c013 c027 0033 0067 c00a c024 c014 c028 0039 006b 009c 009d 002f
     003c 0035 003d 000a`,
  ),
  groups: codes('001d 0017 0018'),
  schemes: codes('0601 0603 0501 0503 0401 0403 0201 0203'),
  alpn: [],
  keys: [],
  parts: [
    RENEGOTIATION_INFO,
    'name',
    EXTENDED_MASTER_SECRET,
    SESSION_TICKET,
    'schemes',
    POINT_FORMATS,
    'groups',
  ],
};

/** tls.connect inside Electron 25: Node.js 18 with BoringSSL. */
export const ELECTRON_25: Shape = {
  versions: [0x0303, 0x0304],
  suites: codes('1303 1301 1302 c02f c02b c030 c02c cca9 cca8 c009 c013 c00a c014 009c 009d 002f 0035 000a'),
  groups: codes('001d 0017 0018'),
  schemes: codes('0403 0804 0401 0503 0805 0501 0806 0601 0201'),
  alpn: [],
  keys: [0x001d],
  parts: [
    'name',
    EXTENDED_MASTER_SECRET,
    RENEGOTIATION_INFO,
    'groups',
    POINT_FORMATS,
    SESSION_TICKET,
    'schemes',
    'keys',
    PSK_WITH_DHE,
    'versions',
  ],
};

/** GnuTLS refuses Diffie-Hellman below 1008 bits and SHA-1 in certificates (3.6 and later). */
export const GNUTLS_INSISTS: Insists = {
  minDhBits: 1_008,
  maxDhBits: null,
  minRsaBits: null,
  refusesSha1Certificates: true,
  secureRenegotiation: false,
  roots: 'system',
};

export const MONO_INSISTS: Insists = {
  minDhBits: null,
  maxDhBits: null,
  minRsaBits: null,
  refusesSha1Certificates: false,
  secureRenegotiation: false,
  roots: 'system',
};

/** Node.js inside Electron carries Mozilla's roots; what BoringSSL refuses by itself was not measured. */
export const ELECTRON_INSISTS: Insists = { ...MONO_INSISTS, roots: 'own-bundle' };
