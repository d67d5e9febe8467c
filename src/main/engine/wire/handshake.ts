import type { HandshakeMessage } from './api';
import { Reader } from './reader';
import { written } from './writer';

/** msg_type and a 24-bit length (RFC 8446 §4, the same since RFC 6101 §5.6). */
export const HANDSHAKE_HEADER = 4;

/** A handshake message with its header. */
export const encodeHandshake = (type: number, body: Uint8Array): Uint8Array =>
  written((writer) => writer.u8(type).opaque(3, body));

/** Reads exactly one handshake message with its header. Throws DecodeError. */
export const readHandshake = (bytes: Uint8Array): HandshakeMessage => {
  const reader = new Reader(bytes, 'Handshake');
  const message = { type: reader.u8('msg_type'), body: reader.opaque(3, 'body') };
  reader.end();
  return message;
};
