import { EXTENSIONS } from '../../wire/ids';
import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TLS12_AND_13, TO_TLS12, TO_TLS13 } from './codes';
import {
  ALL_POINT_FORMATS,
  ENCRYPT_THEN_MAC,
  EXTENDED_MASTER_SECRET,
  PSK_WITH_DHE,
  RENEGOTIATION_INFO,
  SESSION_TICKET,
} from './extensions';

/*
 * Greetings of programs that use OpenSSL. Suites, groups and schemes from our own recordings on the loopback (wire/testdata, testdata/recorded-more.json):
 * s_client 3.0, Node.js 0.10 (OpenSSL 1.0.1u), 6 (1.0.2r), 10 (1.1.0h and 1.1.1k), 12 to 26 (1.1.1n to 3.5.8), 2026-11.
 */

/** Each hash with RSA, DSA and ECDSA, as OpenSSL up to 1.1.0 lists them. */
const OLD_SCHEMES = codes('0601 0602 0603 0501 0502 0503 0401 0402 0403 0301 0302 0303 0201 0202 0203');
const SCHEMES_111 = codes(
  '0403 0503 0603 0807 0808 0809 080a 080b 0804 0805 0806 0401 0501 0601 0303 0203 0301 0201 0302 0202 0402 0502 0602',
);
const SCHEMES_30 = codes(
  '0403 0503 0603 0807 0808 0809 080a 080b 0804 0805 0806 0401 0501 0601 0303 0301 0302 0402 0502 0602',
);
const SCHEMES_35 = codes(
  '0905 0906 0904 0403 0503 0603 0807 0808 081a 081b 081c 0809 080a 080b 0804 0805 0806 0401 0501 0601 0303 0301 0302 0402 0502 0602',
);

const GROUPS_111 = codes('001d 0017 001e 0019 0018');
const GROUPS_30 = codes('001d 0017 001e 0019 0018 0100 0101 0102 0103 0104');
const GROUPS_35 = codes('11ec 001d 0017 001e 0018 0019 0100 0101');

/** The list called DEFAULT since 1.1.0, for TLS 1.2 and older; the renegotiation signal behind it. */
const DEFAULT_SUITES_12 = codes(
  `c02c c030 009f cca9 cca8 ccaa c02b c02f 009e c024 c028 006b c023 c027 0067 c00a c014 0039 c009 c013 0033 009d 009c 003d 003c
   0035 002f 00ff`,
);
const SUITES_13 = codes('1302 1303 1301');
export const DEFAULT_SUITES: readonly number[] = [...SUITES_13, ...DEFAULT_SUITES_12];

const SUITES_102 = codes(
  `c030 c02c c028 c024 c014 c00a 00a5 00a3 00a1 009f 006b 006a 0069 0068 0039 0038 0037 0036 0088 0087 0086 0085 c032 c02e c02a
   c026 c00f c005 009d 003d 0035 0084 c02f c02b c027 c023 c013 c009 00a4 00a2 00a0 009e 0067 0040 003f 003e 0033 0032 0031 0030
   009a 0099 0098 0097 0045 0044 0043 0042 c031 c02d c029 c025 c00e c004 009c 003c 002f 0096 0041 0007 c011 c007 c00c c002 0005
   0004 c012 c008 0016 0013 0010 000d c00d c003 000a 00ff`,
);
const SUITES_101 = codes(
  `c030 c02c c028 c024 c014 c00a 00a3 009f 006b 006a 0039 0038 0088 0087 c032 c02e c02a c026 c00f c005 009d 003d 0035 0084 c02f
   c02b c027 c023 c013 c009 00a2 009e 0067 0040 0033 0032 009a 0099 0045 0044 c031 c02d c029 c025 c00e c004 009c 003c 002f 0096
   0041 0007 c011 c007 c00c c002 0005 0004 c012 c008 0016 0013 c00d c003 000a 00ff`,
);

/** draft-agl-tls-nextprotoneg, the forerunner of ALPN, empty. */
const NEXT_PROTOCOL = [EXTENSIONS.next_protocol_negotiation, ''] as const;

export const OPENSSL_101: Shape = {
  versions: TO_TLS12,
  suites: SUITES_101,
  groups: codes(
    '000e 000d 0019 000b 000c 0018 0009 000a 0016 0017 0008 0006 0007 0014 0015 0004 0005 0012 0013 0001 0002 0003 000f 0010 0011',
  ),
  schemes: OLD_SCHEMES,
  alpn: [],
  keys: [],
  parts: ['name', ALL_POINT_FORMATS, 'groups', SESSION_TICKET, 'schemes', NEXT_PROTOCOL],
};

export const OPENSSL_102: Shape = {
  ...OPENSSL_101,
  suites: SUITES_102,
  groups: codes('0017 0019 001c 001b 0018 001a 0016 000e 000d 000b 000c 0009 000a'),
};

export const OPENSSL_110: Shape = {
  ...OPENSSL_101,
  suites: DEFAULT_SUITES_12,
  groups: codes('001d 0017 0019 0018'),
  parts: [
    'name',
    ALL_POINT_FORMATS,
    'groups',
    SESSION_TICKET,
    ENCRYPT_THEN_MAC,
    EXTENDED_MASTER_SECRET,
    'schemes',
  ],
};

export const OPENSSL_30: Shape = {
  versions: TO_TLS13,
  suites: DEFAULT_SUITES,
  groups: GROUPS_30,
  schemes: SCHEMES_30,
  alpn: [],
  keys: [0x001d],
  parts: [
    'name',
    ALL_POINT_FORMATS,
    'groups',
    SESSION_TICKET,
    ENCRYPT_THEN_MAC,
    EXTENDED_MASTER_SECRET,
    'schemes',
    'versions',
    PSK_WITH_DHE,
    'keys',
  ],
};

export const OPENSSL_111: Shape = { ...OPENSSL_30, groups: GROUPS_111, schemes: SCHEMES_111 };

/** OpenSSL 3.5 says RFC 5746 with the extension, in front, and not with the signal among the suites. */
export const OPENSSL_35: Shape = {
  ...OPENSSL_30,
  versions: TLS12_AND_13,
  suites: DEFAULT_SUITES.filter((suite) => suite !== 0x00ff),
  groups: GROUPS_35,
  schemes: SCHEMES_35,
  keys: [0x11ec, 0x001d],
  parts: [RENEGOTIATION_INFO, ...OPENSSL_30.parts],
};

/** Refusals of OpenSSL itself. Security levels: SSL_CTX_set_security_level(3); Debian builds 3.0 with level 2, others with 1. */
export const OPENSSL_INSISTS = {
  /** 1.0.1u and 1.0.2r: Diffie-Hellman from 1024 bits (CVE-2015-4000, changes of 1.0.1s and 1.0.2f). */
  old: {
    minDhBits: 1024,
    maxDhBits: 10_000,
    minRsaBits: null,
    refusesSha1Certificates: false,
    secureRenegotiation: false,
    roots: 'system',
  },
  /** 1.1.0 and 1.1.1 at level 1. */
  level1: {
    minDhBits: 1024,
    maxDhBits: 10_000,
    minRsaBits: 1024,
    refusesSha1Certificates: false,
    secureRenegotiation: false,
    roots: 'system',
  },
  /** 3.x at level 1: SHA-1 is below it, and unsafe renegotiation is refused (openssl/openssl#16278). */
  three: {
    minDhBits: 1024,
    maxDhBits: 10_000,
    minRsaBits: 1024,
    refusesSha1Certificates: true,
    secureRenegotiation: true,
    roots: 'system',
  },
  /** 3.x at level 2: 112 bits of strength. */
  threeLevel2: {
    minDhBits: 2048,
    maxDhBits: 10_000,
    minRsaBits: 2048,
    refusesSha1Certificates: true,
    secureRenegotiation: true,
    roots: 'system',
  },
} as const satisfies Readonly<Record<string, Insists>>;
