import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { SAFARI_16 } from './browsers';
import { codes, TLS12_AND_13, TO_TLS12, TO_TLS13 } from './codes';
import {
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  PSK_WITH_DHE,
  RENEGOTIATION_INFO,
  SESSION_TICKET,
  STATUS_REQUEST,
} from './extensions';

/*
 * Android's own sockets. Versions and suites by API level: developer.android.com, javax.net.ssl.SSLSocket, "Default configuration".
 * The order of the suites and the lists of Android 11: refraction-networking/utls (BSD), u_parrots.go, HelloAndroid_11_OkHttp.
 */

export const ANDROID_APPROXIMATES =
  'Versions and suites are those of Android’s documentation; their order, the groups and the schemes are the nearest known.';

/** Up to API level 19: SSL 3.0 and TLS 1.0 alone. */
export const ANDROID_43: Shape = {
  versions: [0x0300, 0x0301],
  suites: codes(
    `0004 0005 002f 0035 c002 c004 c005 c00c c00e c00f c007 c009 c00a c011 c013 c014 0033 0039 0032 0038 000a c003 c00d c008 c012
     0016 0013 0009 0015 0012 0003 0008 0014 0011 00ff`,
  ),
  groups: codes(
    '000e 000d 0019 000b 000c 0018 0009 000a 0016 0017 0008 0006 0007 0014 0015 0004 0005 0012 0013 0001 0002 0003',
  ),
  schemes: [],
  alpn: [],
  keys: [],
  parts: ['name', POINT_FORMATS, 'groups', SESSION_TICKET],
};

/** From API level 20: TLS 1.0 to 1.2, no export suites, no DES. */
export const ANDROID_5: Shape = {
  ...ANDROID_43,
  versions: TO_TLS12,
  suites: codes(
    'c02b c02f 009e c00a c009 c013 c014 c007 c011 0033 0032 0039 009c 002f 0035 000a 0005 0004 00ff',
  ),
  groups: codes('0017 0018 0019'),
  schemes: codes('0601 0603 0501 0503 0401 0403 0301 0303 0201 0203'),
  parts: ['name', POINT_FORMATS, 'groups', SESSION_TICKET, 'schemes'],
};

const SUITES_10 = codes(
  '1301 1302 1303 c02b c02c cca9 c02f c030 cca8 c009 c00a c013 c014 009c 009d 002f 0035',
);

/** API level 26 (Android 8): no RC4, no 3DES, ChaCha20. */
export const ANDROID_8: Shape = {
  ...ANDROID_5,
  suites: SUITES_10.slice(3),
  groups: codes('001d 0017 0018'),
  schemes: codes('0403 0804 0401 0503 0805 0501 0806 0601 0201'),
  parts: [
    'name',
    EXTENDED_MASTER_SECRET,
    RENEGOTIATION_INFO,
    'groups',
    POINT_FORMATS,
    STATUS_REQUEST,
    'schemes',
  ],
};

/** API level 29: TLS 1.3. */
export const ANDROID_10: Shape = {
  ...ANDROID_8,
  versions: TO_TLS13,
  suites: SUITES_10,
  keys: [0x001d],
  parts: [...ANDROID_8.parts, 'keys', PSK_WITH_DHE, 'versions'],
};

/** From Android 13 on without TLS 1.0 and 1.1 (version ranges of testssl.sh, etc/client-simulation.txt, facts alone). */
export const ANDROID_14: Shape = { ...ANDROID_10, versions: TLS12_AND_13 };

/** Safari 26 and iOS 26 have the post-quantum key (testssl.sh, etc/client-simulation.txt, facts alone: 1,533 bytes). */
export const IOS_26: Shape = {
  ...SAFARI_16,
  groups: codes('2a2a 11ec 001d 0017 0018 0019'),
  keys: [0x2a2a, 0x11ec, 0x001d],
};

export const ANDROID_INSISTS: Insists = {
  minDhBits: null,
  maxDhBits: null,
  minRsaBits: null,
  refusesSha1Certificates: false,
  secureRenegotiation: false,
  roots: 'system',
};
