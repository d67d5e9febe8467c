import type { Insists } from '../define-client';
import type { Shape } from '../shape';
import { codes, TLS12_AND_13 } from './codes';
import {
  CERTIFICATE_TIMESTAMP,
  EXTENDED_MASTER_SECRET,
  POINT_FORMATS,
  RENEGOTIATION_INFO,
  STATUS_REQUEST,
} from './extensions';

/** crypto/tls of Go 1.19 as it was recorded on the loopback, 2026-11. */
export const GO_119: Shape = {
  versions: TLS12_AND_13,
  suites: codes(
    'c02b c02f c02c c030 cca9 cca8 c009 c013 c00a c014 009c 009d 002f 0035 c012 000a 1301 1302 1303',
  ),
  groups: codes('001d 0017 0018 0019'),
  schemes: codes('0804 0403 0807 0805 0806 0401 0501 0601 0503 0603 0201 0203'),
  alpn: [],
  keys: [0x001d],
  parts: [
    'name',
    STATUS_REQUEST,
    'groups',
    POINT_FORMATS,
    'schemes',
    RENEGOTIATION_INFO,
    CERTIFICATE_TIMESTAMP,
    'versions',
    'keys',
  ],
};

/** Key exchange by RSA alone left the defaults in Go 1.22 (tlsrsakex=1 brings it back); the extended master secret came in 1.21. */
export const GO_122: Shape = {
  ...GO_119,
  suites: GO_119.suites.filter((suite) => ![0x009c, 0x009d, 0x002f, 0x0035, 0x000a].includes(suite)),
  parts: GO_119.parts.flatMap((part) =>
    part === RENEGOTIATION_INFO ? [part, EXTENDED_MASTER_SECRET] : [part],
  ),
};

/** 3DES left the defaults in Go 1.23 (tls3des=1), X25519MLKEM768 came in 1.24 (tlsmlkem=0 takes it out). */
export const GO_124: Shape = {
  ...GO_122,
  suites: GO_122.suites.filter((suite) => suite !== 0xc012),
  groups: [0x11ec, ...GO_119.groups],
  keys: [0x11ec, 0x001d],
};

/** No DHE at all; SHA-1 in certificates is refused since 1.18, keys of RSA below 1024 bits since 1.24. */
export const GO_INSISTS: Insists = {
  minDhBits: null,
  maxDhBits: null,
  minRsaBits: null,
  refusesSha1Certificates: true,
  secureRenegotiation: false,
  roots: 'system',
};
