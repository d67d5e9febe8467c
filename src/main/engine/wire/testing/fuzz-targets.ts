import { readAlert } from '../alert';
import { readCertificateRequest } from '../certificate';
import { encodeClientHelloBody, readClientHello } from '../client-hello';
import { encodeHandshake, readHandshake } from '../handshake';
import { HANDSHAKE_TYPES } from '../ids';
import { readInnerPlaintext } from '../inner-plaintext';
import { encodeServerHello, readServerHello } from '../server-hello';
import { readServerKeyExchange, readSignedParams } from '../server-key-exchange';
import {
  encodeSsl2ClientHello,
  encodeSsl2Error,
  encodeSsl2ServerHello,
  readSsl2ClientHello,
  readSsl2ServerHello,
} from '../ssl2';
import { realMessages } from './messages';

/** Something that reads bytes, with bytes that it can read. `read` may throw DecodeError and nothing else. */
export interface FuzzTarget {
  readonly name: string;
  readonly seed: Uint8Array;
  readonly read: (bytes: Uint8Array) => unknown;
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** What could be read is written back to the same bytes; a hello with an empty extension block is written without it. */
const readAndWrite = (
  type: number,
  read: (body: Uint8Array) => { readonly extensions: readonly unknown[] },
  write: () => Uint8Array,
  body: Uint8Array,
): unknown => {
  const hello = read(body);
  if (hello.extensions.length > 0 && !same(write(), body))
    throw new Error(`type ${type} was read and comes out different when it is written`);
  return hello;
};

const clientHello = (body: Uint8Array): unknown =>
  readAndWrite(1, readClientHello, () => encodeClientHelloBody(readClientHello(body)), body);

const serverHello = (body: Uint8Array): unknown =>
  readAndWrite(2, readServerHello, () => encodeServerHello(readServerHello(body)), body);

const checked: Readonly<Record<number, FuzzTarget['read']>> = {
  [HANDSHAKE_TYPES.client_hello]: clientHello,
  [HANDSHAKE_TYPES.server_hello]: serverHello,
};

const SUITES = [0xc02f, 0x009e, 0x0034, 0xc035, 0x0090, 0x0003, 0x008c, 0x4a4a];
const VERSIONS = [0x0300, 0x0301, 0x0303];

const exchange = realMessages.find(({ type }) => type === HANDSHAKE_TYPES.server_key_exchange)?.body;
const request = realMessages.find(({ type }) => type === HANDSHAKE_TYPES.certificate_request)?.body;

/** The same bytes in every layout that they could have. */
const layouts: readonly FuzzTarget[] = VERSIONS.flatMap((version) => [
  ...SUITES.map((suite) => ({
    name: `ServerKeyExchange of suite ${suite} in version ${version}`,
    seed: exchange ?? new Uint8Array(),
    read: (body: Uint8Array) => readServerKeyExchange(body, suite, version),
  })),
  {
    name: `what a ServerKeyExchange signs in version ${version}`,
    seed: exchange ?? new Uint8Array(),
    read: (body: Uint8Array) => readSignedParams(body, version),
  },
  {
    name: `CertificateRequest in version ${version}`,
    seed: request ?? new Uint8Array(),
    read: (body: Uint8Array) => readCertificateRequest(body, version),
  },
]);

const ssl2ServerHello = encodeSsl2ServerHello({
  sessionIdHit: false,
  certificateType: 1,
  version: 2,
  certificate: new Uint8Array(200).fill(0x30),
  ciphers: [0x010080, 0x0700c0],
  connectionId: new Uint8Array(16),
});

const ssl2ClientHello = encodeSsl2ClientHello({
  version: 2,
  ciphers: [0x010080, 0x0700c0, 0x00c02f],
  sessionId: new Uint8Array(),
  challenge: new Uint8Array(16).fill(5),
});

const small: readonly FuzzTarget[] = [
  { name: 'alert', seed: Uint8Array.of(2, 40), read: readAlert },
  { name: 'handshake', seed: encodeHandshake(11, new Uint8Array(40)), read: readHandshake },
  { name: 'inner plaintext', seed: Uint8Array.of(8, 0, 0, 2, 0, 0, 22, 0, 0), read: readInnerPlaintext },
  { name: 'CLIENT-HELLO of SSL 2.0', seed: ssl2ClientHello, read: readSsl2ClientHello },
  { name: 'SERVER-HELLO of SSL 2.0', seed: ssl2ServerHello, read: readSsl2ServerHello },
  { name: 'ERROR of SSL 2.0', seed: encodeSsl2Error(1), read: readSsl2ServerHello },
];

/** Every reader of this folder but the stream, each with real bytes where there are some. */
export const fuzzTargets: readonly FuzzTarget[] = [
  ...realMessages.map(({ name, type, body, read }) => ({ name, seed: body, read: checked[type] ?? read })),
  ...layouts,
  ...small,
];
