import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TO_TLS12, TO_TLS13 } from './codes';
import {
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  POST_HANDSHAKE_AUTH,
  PSK_BOTH,
  RECORD_SIZE_LIMIT,
  RENEGOTIATION_INFO,
  SESSION_TICKET,
  STATUS_REQUEST,
} from './extensions';
import { OPENSSL_30 } from './openssl';

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

/** ssl.create_default_context() of Python 3.11 with OpenSSL 3.0. */
export const PYTHON_311: Shape = {
  ...OPENSSL_30,
  versions: [0x0303, 0x0304],
  suites: codes('1302 1303 1301 c02c c030 c02b c02f cca9 cca8 c024 c028 c023 c027 009f 009e 006b 0067 00ff'),
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
