import type { Extension, VersionCode } from '../../wire/api';
import { joined } from '../../wire/bytes';
import { encodeClientHelloBody, readClientHello } from '../../wire/client-hello';
import { DecodeError } from '../../wire/decode-error';
import { encodeHandshake, HANDSHAKE_HEADER } from '../../wire/handshake';
import { EXTENSIONS, HANDSHAKE_TYPES, RECORD_TYPES } from '../../wire/ids';
import { encodeRecord, RECORD_HEADER } from '../../wire/record';

/** A ClientHello taken apart, so that two of them can be mixed. Random and session id are drawn anew for each connection. */
export interface Parts {
  readonly recordVersion: VersionCode;
  readonly legacyVersion: VersionCode;
  /** 0 or 32 bytes. */
  readonly sessionId: number;
  readonly suites: readonly number[];
  readonly compressions: readonly number[];
  /** In their order; the padding extension is not among them. */
  readonly extensions: readonly Extension[];
  /** The size of the whole first flight as it was, in bytes. */
  readonly bytes: number;
  /** It was filled up with zeros (RFC 7685). */
  readonly padded: boolean;
}

const payloadOf = (flight: Uint8Array): Uint8Array | null => {
  const payloads: Uint8Array[] = [];
  for (let at = 0; at < flight.length; ) {
    const length = (flight[at + 3] ?? 0) * 256 + (flight[at + 4] ?? 0);
    if (flight[at] !== RECORD_TYPES.handshake || at + RECORD_HEADER + length > flight.length) return null;
    payloads.push(flight.subarray(at + RECORD_HEADER, at + RECORD_HEADER + length));
    at += RECORD_HEADER + length;
  }
  return payloads.length === 0 ? null : joined(payloads);
};

/** Takes a first flight apart; null for one that is not a ClientHello in TLS records. */
export const readParts = (flight: Uint8Array): Parts | null => {
  const message = payloadOf(flight);
  if (!message || message[0] !== HANDSHAKE_TYPES.client_hello) return null;
  try {
    const hello = readClientHello(message.subarray(HANDSHAKE_HEADER));
    return {
      recordVersion: (flight[1] ?? 0) * 256 + (flight[2] ?? 0),
      legacyVersion: hello.legacyVersion,
      sessionId: hello.sessionId.length,
      suites: hello.suites,
      compressions: hello.compressions,
      extensions: hello.extensions.filter(({ type }) => type !== EXTENSIONS.padding),
      bytes: flight.length,
      padded: hello.extensions.some(({ type }) => type === EXTENSIONS.padding),
    };
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
};

/** What is drawn for one connection. `random` gives as many bytes as asked for. */
export type Draw = (length: number) => Uint8Array;

const flightOf = (parts: Parts, draw: Draw, extensions: readonly Extension[]): Uint8Array =>
  encodeRecord(
    RECORD_TYPES.handshake,
    parts.recordVersion,
    encodeHandshake(
      HANDSHAKE_TYPES.client_hello,
      encodeClientHelloBody({
        legacyVersion: parts.legacyVersion,
        random: draw(32),
        sessionId: parts.sessionId === 0 ? new Uint8Array(0) : draw(parts.sessionId),
        suites: parts.suites,
        compressions: parts.compressions,
        extensions,
      }),
    ),
  );

/** The smallest padding: an empty one at the end makes some old servers drop the hello (RFC 7685 §3, wire/our-hello). */
const LEAST_PADDING = 5;
const EXTENSION_HEADER = 4;

/** The whole first flight in one record, filled up to `padTo` bytes if it is smaller; then at least five bytes are added. */
export const writeParts = (parts: Parts, draw: Draw, padTo = 0): Uint8Array => {
  const plain = flightOf(parts, draw, parts.extensions);
  const missing = padTo - plain.length;
  // Without extensions (SSL 3.0) there is no place for padding.
  if (missing <= 0 || parts.extensions.length === 0) return plain;
  const data = new Uint8Array(Math.max(missing, LEAST_PADDING) - EXTENSION_HEADER);
  return flightOf(parts, draw, [...parts.extensions, { type: EXTENSIONS.padding, data }]);
};

const zeros: Draw = (length) => new Uint8Array(length);

/** Bytes of the flight without any filling. */
export const plainSize = (parts: Parts): number => flightOf(parts, zeros, parts.extensions).length;

/** The size to which these two can be filled up, so that they differ in what they say and not in how long they are. */
export const sharedSize = (one: Parts, other: Parts): number => {
  const [a, b] = [plainSize(one), plainSize(other)];
  const gap = Math.abs(a - b);
  return Math.max(a, b) + (gap > 0 && gap < LEAST_PADDING ? LEAST_PADDING : 0);
};

/** The bytes of an extension, or null when it is not there. */
export const extensionOf = ({ extensions }: Pick<Parts, 'extensions'>, type: number): Uint8Array | null =>
  extensions.find((one) => one.type === type)?.data ?? null;
