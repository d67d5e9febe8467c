import type { DecodeReason, Ssl2ClientHello, Ssl2ServerHello } from './api';
import { DecodeError } from './decode-error';
import { SSL2_MESSAGES } from './ids';
import { Reader } from './reader';
import { type Writer, written } from './writer';

/**
 * What is sent in the clear needs no padding, so its record has the header of two bytes: the highest bit set, then the
 * length in 15 bits (draft-hickman-netscape-ssl-00 §1.1). The header of three bytes is for padded, that is encrypted, records;
 * leaving it out here also keeps a TLS record, which begins with 0x14 to 0x18, from being taken for one of SSL 2.0.
 */
const RECORD_HEADER = 2;
const TWO_BYTE_HEADER = 0x8000;
const MOST_PAYLOAD = 0x7fff;

const LEAST_CHALLENGE = 16;
const MOST_CHALLENGE = 32;

const record = (fill: (payload: Writer) => void): Uint8Array => {
  const payload = written(fill);
  if (payload.length > MOST_PAYLOAD)
    throw new RangeError(`a record of SSL 2.0 can't carry ${payload.length} bytes`);
  return written((writer) => writer.u16(TWO_BYTE_HEADER | payload.length).raw(payload));
};

const writeKinds = (writer: Writer, kinds: readonly number[]): void => {
  for (const kind of kinds) writer.u24(kind);
};

/**
 * CLIENT-HELLO of SSL 2.0 as a whole record (draft §2.5). To ask for SSL 3.0 or TLS in this format give that version, no
 * session id, a challenge of 32 bytes and the suites among the ciphers: a suite 0xXXYY is the kind 0x00XXYY
 * (RFC 5246 §E.2). Throws RangeError for values that do not fit.
 */
export const encodeSsl2ClientHello = (hello: Ssl2ClientHello): Uint8Array => {
  const { challenge, ciphers, sessionId } = hello;
  if (challenge.length < LEAST_CHALLENGE || challenge.length > MOST_CHALLENGE)
    throw new RangeError('a challenge has 16 to 32 bytes');
  return record((writer) => {
    writer.u8(SSL2_MESSAGES.client_hello).u16(hello.version);
    writer
      .u16(ciphers.length * 3)
      .u16(sessionId.length)
      .u16(challenge.length);
    writeKinds(writer, ciphers);
    writer.raw(sessionId).raw(challenge);
  });
};

/** The one record, whole and nothing behind it. */
const openRecord = (bytes: Uint8Array, what: string): Reader => {
  const reader = new Reader(bytes, what);
  const header = reader.u16('record_header');
  if (header < TWO_BYTE_HEADER) reader.fail('not-tls', 'record_header');
  const payload = reader.take(header & MOST_PAYLOAD, 'record');
  reader.end();
  return new Reader(payload, what);
};

/** Reads a CLIENT-HELLO in the format of SSL 2.0, for whichever version it asks. Throws DecodeError. */
export const readSsl2ClientHello = (bytes: Uint8Array): Ssl2ClientHello => {
  const reader = openRecord(bytes, 'CLIENT-HELLO');
  if (reader.u8('MSG') !== SSL2_MESSAGES.client_hello) reader.fail('not-tls', 'MSG');
  const version = reader.u16('CLIENT-VERSION');
  const lengths = [
    reader.u16('CIPHER-SPECS-LENGTH'),
    reader.u16('SESSION-ID-LENGTH'),
    reader.u16('CHALLENGE-LENGTH'),
  ] as const;
  const ciphers = reader.sub(lengths[0], 'CIPHER-SPECS').uints(3, 'CIPHER-KIND');
  const sessionId = reader.take(lengths[1], 'SESSION-ID');
  const challenge = reader.take(lengths[2], 'CHALLENGE');
  if (challenge.length < LEAST_CHALLENGE || challenge.length > MOST_CHALLENGE)
    reader.fail('bad-length', 'CHALLENGE');
  reader.end();
  return { version, ciphers, sessionId, challenge };
};

/** SERVER-HELLO as a whole record (draft §2.6). Throws RangeError for values that do not fit. */
export const encodeSsl2ServerHello = (hello: Ssl2ServerHello): Uint8Array =>
  record((writer) => {
    writer
      .u8(SSL2_MESSAGES.server_hello)
      .u8(hello.sessionIdHit ? 1 : 0)
      .u8(hello.certificateType);
    writer.u16(hello.version).u16(hello.certificate.length);
    writer.u16(hello.ciphers.length * 3).u16(hello.connectionId.length);
    writer.raw(hello.certificate);
    writeKinds(writer, hello.ciphers);
    writer.raw(hello.connectionId);
  });

/** ERROR as a whole record (draft §2.3); `code` as in SSL2_ERRORS. */
export const encodeSsl2Error = (code: number): Uint8Array =>
  record((writer) => writer.u8(SSL2_MESSAGES.error).u16(code));

/**
 * What the bytes that have arrived so far are, read as an answer to an SSL 2.0 CLIENT-HELLO.
 * `bytes`: how many of them the record took. `more`: a beginning that may still become one (`need` bytes in all, as far
 * as is known). `no`: something else or broken, and more bytes won't change that.
 */
export type Ssl2Answer =
  | { readonly state: 'whole'; readonly hello: Ssl2ServerHello; readonly bytes: number }
  | { readonly state: 'error'; readonly code: number; readonly bytes: number }
  | { readonly state: 'more'; readonly have: number; readonly need: number }
  | { readonly state: 'no'; readonly reason: DecodeReason; readonly what: string };

const readServerHelloFields = (reader: Reader): Ssl2ServerHello => {
  const sessionIdHit = reader.u8('SESSION-ID-HIT') !== 0;
  const certificateType = reader.u8('CERTIFICATE-TYPE');
  const version = reader.u16('SERVER-VERSION');
  const lengths = [
    reader.u16('CERTIFICATE-LENGTH'),
    reader.u16('CIPHER-SPECS-LENGTH'),
    reader.u16('CONNECTION-ID-LENGTH'),
  ] as const;
  const certificate = reader.take(lengths[0], 'CERTIFICATE-DATA');
  const ciphers = reader.sub(lengths[1], 'CIPHER-SPECS').uints(3, 'CIPHER-KIND');
  const connectionId = reader.take(lengths[2], 'CONNECTION-ID');
  reader.end();
  return { sessionIdHit, certificateType, version, certificate, ciphers, connectionId };
};

const readWhole = (payload: Uint8Array, bytes: number): Ssl2Answer => {
  const reader = new Reader(payload, payload[0] === SSL2_MESSAGES.error ? 'ERROR' : 'SERVER-HELLO');
  if (reader.u8('MSG') === SSL2_MESSAGES.server_hello)
    return { state: 'whole', hello: readServerHelloFields(reader), bytes };
  const code = reader.u16('ERROR-CODE');
  reader.end();
  return { state: 'error', code, bytes };
};

const notSsl2 = (what: string): Ssl2Answer => ({ state: 'no', reason: 'not-tls', what });

/** Reads the answer of a server to an SSL 2.0 CLIENT-HELLO out of what has arrived; never throws. Bytes behind it are left. */
export const readSsl2ServerHello = (bytes: Uint8Array): Ssl2Answer => {
  const [first, second, message] = bytes;
  if (first !== undefined && first < 0x80) return notSsl2('record_header');
  if (message !== undefined && message !== SSL2_MESSAGES.server_hello && message !== SSL2_MESSAGES.error)
    return notSsl2('MSG');
  if (first === undefined || second === undefined)
    return { state: 'more', have: bytes.length, need: RECORD_HEADER };
  const need = RECORD_HEADER + (((first << 8) | second) & MOST_PAYLOAD);
  if (bytes.length < need) return { state: 'more', have: bytes.length, need };
  try {
    return readWhole(bytes.subarray(RECORD_HEADER, need), need);
  } catch (error) {
    if (error instanceof DecodeError) return { state: 'no', reason: error.reason, what: error.what };
    throw error;
  }
};
