import { EXTENSIONS } from '../../wire/ids';
import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TLS12_AND_13, TO_TLS13 } from './codes';
import {
  CERTIFICATE_TIMESTAMP,
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  PSK_WITH_DHE,
  RECORD_SIZE_LIMIT,
  RENEGOTIATION_INFO,
  SESSION_TICKET,
  STATUS_REQUEST,
} from './extensions';

/*
 * Browsers. Chromium 156 and Firefox ESR 153: our own recordings on the loopback, 2026-11. Their made-up values (GREASE, RFC 8701; the
 * pretended ECH, draft-ietf-tls-esni) stay as they were recorded, and Chromium's extensions stay in the one order of the recording:
 * it shuffles them anew for each connection.
 */

/** A long content in pieces. */
const hexOf = (...pieces: readonly string[]): string => pieces.join('');

/** Chromium 156. */
export const CHROMIUM_156: Shape = {
  versions: TLS12_AND_13,
  suites: codes('1a1a 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035'),
  groups: codes('dada 11ec 001d 0017 0018'),
  schemes: codes('caca 0904 0905 0906 0403 0804 0401 0503 0805 0501 0806 0601'),
  alpn: ['h2', 'http/1.1'],
  keys: [0xdada, 0x11ec, 0x001d],
  parts: [
    [0x7a7a, ''],
    'schemes',
    PSK_WITH_DHE,
    RENEGOTIATION_INFO,
    [EXTENSIONS.application_settings, '0003026832'],
    [
      EXTENSIONS.encrypted_client_hello,
      hexOf(
        '0000010001ef00205d1ada7cb0e32161fc3daa81106dfbbe67eb1117a85534976e4a0d7cecd6bb780090fe0911edf3fd',
        '7ef5b1d0a2f843e66987b5b6991318b4015982e4357f7541b3b12789eb623c5346774ec51ec4a59c933e21bcb881a7d6',
        'c518bfd2e51ce557c4c81a0b0235106f5af9b7dda57800712f0cf5713d2fd1c3cc5736940052d8e9b6a798a673091bb9',
        'b2bfe682b44b54c15c7ea54e9efbdec9fb2ffd056f484b175f22c926ff278cefc06bba4dfaa26224e331',
      ),
    ],
    CERTIFICATE_TIMESTAMP,
    [EXTENSIONS.supported_versions, '06baba03040303'],
    SESSION_TICKET,
    'groups',
    STATUS_REQUEST,
    EXTENDED_MASTER_SECRET,
    'name',
    [EXTENSIONS.compress_certificate, '020002'],
    [
      0xca34,
      hexOf(
        '00b80582df1302010582df1302060582df13020d0582df13020e0582df13020f0582df1302120582df1302130582df13',
        '021408839a648c9b2d010708839a648c9b2d010808839a648c9b2d010908839a648c9b2d010a08839a648c9b2d010b08',
        '839a648c9b2d010c08839a648c9b2d010d08839a648c9b2d011208839a648c9b2d011304d679090104d679090404d679',
        '090504d679090604d679090704d679090804d679090a04d679090b04d679090c04d679090d04d679090f',
      ),
    ],
    POINT_FORMATS,
    'keys',
    'alpn',
    [0x4a4a, '00'],
  ],
};

/** Firefox ESR 153. */
export const FIREFOX_153: Shape = {
  versions: TLS12_AND_13,
  suites: codes('1301 1303 1302 c02b c02f cca9 cca8 c02c c030 c00a c013 c014 009c 009d 002f 0035'),
  groups: codes('11ec 001d 0017 0018 0019 0100 0101'),
  schemes: codes('0403 0503 0603 0804 0805 0806 0401 0501 0601 0203 0201'),
  alpn: ['h2', 'http/1.1'],
  keys: [0x11ec, 0x001d, 0x0017],
  parts: [
    'name',
    EXTENDED_MASTER_SECRET,
    RENEGOTIATION_INFO,
    'groups',
    POINT_FORMATS,
    SESSION_TICKET,
    'alpn',
    STATUS_REQUEST,
    [EXTENSIONS.delegated_credential, '00080403050306030203'],
    CERTIFICATE_TIMESTAMP,
    'keys',
    'versions',
    'schemes',
    PSK_WITH_DHE,
    RECORD_SIZE_LIMIT,
    [EXTENSIONS.compress_certificate, '06000100020003'],
    [
      EXTENSIONS.encrypted_client_hello,
      hexOf(
        '00000100038d0020281bf58c7d0ed6da913ebf54b1ef4507c359bdc6ca0ccf90b5faaf65c7675a2c00eff9d18b268202',
        '845ba4fa07aab003672fdefc3f74cc8f65a4a17f5044c01bb2915c0f6e7f801bcf36b1ddb37be52cff89d5561072ed45',
        '695402eb8ce5cb7e9cecb75b37df53288d50b21a745111a7d5c73f6f6b426c714c13c94b2e0800843c4aeb5f20c9af8d',
        '470d36a069ed8194fd2527dc130d8bc67f33b2cf5de3e58d1cb9bccdcc903b312ccb7123c57b333269276bc40b548515',
        'a69f5314d0e1e39347702e2b87636dbe8072d1f8e203d4791dd9a0d519f2c5491f5c395e4a541aa559fb1704c8cee53c',
        '344d63c20175ca0a38de3a82ee1f1e64a301ddb09f1bb04db76d7318ce90c19aa8ad57abc42bc901d8',
      ),
    ],
  ],
};

/** Chrome before its post-quantum group: facts from refraction-networking/utls (BSD), u_parrots.go, HelloChrome_100 to 114. */
export const CHROME_109: Shape = {
  versions: TLS12_AND_13,
  suites: codes('0a0a 1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035'),
  groups: codes('2a2a 001d 0017 0018'),
  schemes: codes('0403 0804 0401 0503 0805 0501 0806 0601'),
  alpn: ['h2', 'http/1.1'],
  keys: [0x2a2a, 0x001d],
  parts: [
    [0x3a3a, ''],
    'name',
    EXTENDED_MASTER_SECRET,
    RENEGOTIATION_INFO,
    'groups',
    POINT_FORMATS,
    SESSION_TICKET,
    'alpn',
    STATUS_REQUEST,
    'schemes',
    CERTIFICATE_TIMESTAMP,
    'keys',
    PSK_WITH_DHE,
    [EXTENSIONS.supported_versions, '064a4a03040303'],
    [EXTENSIONS.compress_certificate, '020002'],
    [0x5a5a, '00'],
  ],
  pads: true,
};

/** Safari 16 (macOS 13) and iOS 14 to 17: facts from refraction-networking/utls (BSD), u_parrots.go, HelloSafari_16_0. */
export const SAFARI_16: Shape = {
  versions: TO_TLS13,
  suites: codes(
    '0a0a 1301 1302 1303 c02c c02b cca9 c030 c02f cca8 c00a c009 c014 c013 009d 009c 0035 002f c008 c012 000a',
  ),
  groups: codes('2a2a 001d 0017 0018 0019'),
  schemes: codes('0403 0804 0401 0503 0203 0805 0805 0501 0806 0601 0201'),
  alpn: ['h2', 'http/1.1'],
  keys: [0x2a2a, 0x001d],
  parts: [
    [0x3a3a, ''],
    'name',
    EXTENDED_MASTER_SECRET,
    RENEGOTIATION_INFO,
    'groups',
    POINT_FORMATS,
    'alpn',
    STATUS_REQUEST,
    'schemes',
    CERTIFICATE_TIMESTAMP,
    'keys',
    PSK_WITH_DHE,
    [EXTENSIONS.supported_versions, '0a4a4a0304030303020301'],
    [EXTENSIONS.compress_certificate, '020001'],
    [0x5a5a, '00'],
  ],
  pads: true,
};

/** Browsers offer no finite-field Diffie-Hellman; all of them refuse SHA-1 in certificates. */
const insists = (roots: Insists['roots']): Insists => ({
  minDhBits: null,
  maxDhBits: null,
  minRsaBits: 1_024,
  refusesSha1Certificates: true,
  secureRenegotiation: false,
  roots,
});

export const CHROME_INSISTS = insists('own-bundle');
export const FIREFOX_INSISTS = insists('mozilla');
/** Apple: keys of RSA from 2048 bits (support.apple.com, HT210176). */
export const APPLE_INSISTS: Insists = { ...insists('system'), minRsaBits: 2_048 };
