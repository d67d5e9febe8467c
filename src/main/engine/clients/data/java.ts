import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TLS12_AND_13, TO_TLS12, TO_TLS13 } from './codes';
import {
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  PSK_WITH_DHE,
  SESSION_TICKET,
  STATUS_REQUEST,
  STATUS_REQUEST_V2,
} from './extensions';

/*
 * Java's own TLS (SunJSSE). 17: our own recording on the loopback, 2026-11. The others: the lists "enabled by default" of Oracle's JDK
 * Providers Documentation for 6, 7, 8 and 11, the JRE's release notes where an update changed them, and the
 * version ranges of testssl.sh, etc/client-simulation.txt (facts alone).
 */

/** Java 6u45: SSL 3.0 and TLS 1.0, in the envelope of SSL 2.0 unless told otherwise; here in the newer one. */
export const JAVA_6: Shape = {
  versions: [0x0300, 0x0301],
  suites: codes('0004 0005 002f 0033 0032 000a 0016 0013 0009 0015 0012 0003 0008 0014 0011 00ff'),
  groups: [],
  schemes: [],
  alpn: [],
  keys: [],
  parts: [],
};

const JAVA_7_SUITES = codes(
  'c009 c013 002f c004 c00e 0033 0032 c007 c011 0005 c002 c00c c008 c012 000a c003 c00d 0016 0013 0004 00ff',
);

/** The curves of SunEC before 8u292, in its order. */
const OLD_CURVES = codes(
  '0017 0001 0003 0013 0015 0006 0007 0009 000a 0018 000b 000c 0019 000d 000e 000f 0010 0011 0002 0012 0004 0005 0014 0008 0016',
);

/** Java 7 greets with TLS 1.0 alone (SSL 3.0 was taken away by 7u75). */
export const JAVA_7: Shape = {
  versions: [0x0301],
  suites: JAVA_7_SUITES,
  groups: OLD_CURVES,
  schemes: [],
  alpn: [],
  keys: [],
  parts: ['groups', POINT_FORMATS, 'name'],
};

const SCHEMES_8 = codes('0603 0601 0503 0501 0403 0401 0402 0303 0301 0302 0203 0201 0202');

/** Java 8 up to 8u160: AES with 128 bits only, unless the files of unlimited strength were installed; no RC4 from 8u60 on. */
export const JAVA_8: Shape = {
  versions: TO_TLS12,
  suites: codes(
    `c023 c027 003c c025 c029 0067 0040 c009 c013 002f c004 c00e 0033 0032 c02b c02f 009c c02d c031 009e 00a2 c008 c012 000a c003
     c00d 0016 0013 00ff`,
  ),
  groups: OLD_CURVES,
  schemes: SCHEMES_8,
  alpn: [],
  keys: [],
  parts: ['groups', POINT_FORMATS, 'schemes', 'name'],
  recordVersion: 0x0303,
};

/** From 8u161 on AES with 256 bits comes first, and the extended master secret is sent. */
export const JAVA_8U161: Shape = {
  ...JAVA_8,
  suites: codes(
    `c024 c028 003d c026 c02a 006b 006a c00a c014 0035 c005 c00f 0039 0038 c023 c027 003c c025 c029 0067 0040 c009 c013 002f c004
     c00e 0033 0032 c02c c02b c030 009d c02e c032 009f 00a3 c02f 009c c02d c031 009e 00a2 c008 c012 000a c003 c00d 0016 0013 00ff`,
  ),
  parts: ['groups', POINT_FORMATS, 'schemes', EXTENDED_MASTER_SECRET, 'name'],
};

const SUITES_11 = codes(
  `1301 1302 c02c c02b c030 009d c02e c032 009f 00a3 c02f 009c c02d c031 009e 00a2 c024 c028 003d c026 c02a 006b 006a c00a c014
   0035 c005 c00f 0039 0038 c023 c027 003c c025 c029 0067 0040 c009 c013 002f c004 c00e 0033 0032 00ff`,
);
const SCHEMES_11 = codes(
  '0403 0503 0603 0804 0805 0806 0809 080a 080b 0401 0501 0601 0402 0303 0301 0302 0203 0201 0202',
);

/** Java 11 when it came out; 11.0.11 took TLS 1.0 and 1.1 away. */
export const JAVA_11: Shape = {
  versions: TO_TLS13,
  suites: SUITES_11,
  groups: codes('0017 0018 0019 0009 000a 000b 000c 000d 000e 0016 0100 0101 0102 0103 0104'),
  schemes: SCHEMES_11,
  alpn: [],
  keys: [0x0017],
  parts: [
    'name',
    STATUS_REQUEST,
    'groups',
    POINT_FORMATS,
    'schemes',
    'schemes-for-certificates',
    STATUS_REQUEST_V2,
    EXTENDED_MASTER_SECRET,
    'versions',
    PSK_WITH_DHE,
    'keys',
  ],
  recordVersion: 0x0303,
};

/** From 11.0.11 on (JDK-8202343): TLS 1.2 and 1.3, the stronger suite of TLS 1.3 first. */
export const JAVA_11_0_11: Shape = {
  ...JAVA_11,
  versions: TLS12_AND_13,
  suites: [0x1302, 0x1301, ...SUITES_11.slice(2)],
};
/** OpenJDK 17.0.15. */
export const JAVA_17: Shape = {
  versions: TLS12_AND_13,
  suites: codes(
    `1302 1301 1303 c02c c02b cca9 c030 cca8 c02f 009f ccaa 00a3 009e 00a2 c024 c028 c023 c027 006b 006a 0067 0040 c00a c014 c009
     c013 0039 0038 0033 0032 009d 009c 003d 003c 0035 002f 00ff`,
  ),
  groups: codes('001d 0017 0018 0019 001e 0100 0101 0102 0103 0104'),
  schemes: codes(
    '0403 0503 0603 0807 0808 0804 0805 0806 0809 080a 080b 0401 0501 0601 0402 0303 0301 0302 0203 0201 0202',
  ),
  alpn: [],
  keys: [0x001d, 0x0017],
  parts: [
    'name',
    STATUS_REQUEST,
    'groups',
    POINT_FORMATS,
    STATUS_REQUEST_V2,
    EXTENDED_MASTER_SECRET,
    SESSION_TICKET,
    'schemes',
    'versions',
    PSK_WITH_DHE,
    'schemes-for-certificates',
    'keys',
  ],
  recordVersion: 0x0303,
};

/** Java carries its own roots (cacerts). SHA-1 is refused only below those roots, so it is not counted as a refusal. */
const insists = (minDhBits: number | null, maxDhBits: number, minRsaBits: number | null): Insists => ({
  minDhBits,
  maxDhBits,
  minRsaBits,
  refusesSha1Certificates: false,
  secureRenegotiation: false,
  roots: 'own-bundle',
});

/** jdk.tls.disabledAlgorithms and jdk.certpath.disabledAlgorithms; Diffie-Hellman up to 1024 bits in 6 and 7 (JDK-7044060), to 2048 in 8. */
export const JAVA_INSISTS = {
  six: insists(null, 1_024, null),
  seven: insists(768, 1_024, 1_024),
  eight: insists(768, 2_048, 1_024),
  newer: insists(1_024, 8_192, 1_024),
} as const;
