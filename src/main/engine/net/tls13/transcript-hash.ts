import type { HandshakeMessage } from '../../wire/api';
import { encodeHandshake } from '../../wire/handshake';
import { HANDSHAKE_TYPES } from '../../wire/ids';
import { digest } from '../hashing';
import type { HashName } from './key-schedule';

/** The handshake messages of both sides in order, hashed once the suite says how (RFC 8446 §4.4.1). */
export class TranscriptHash {
  private messages: Uint8Array[] = [];

  /** A message with its header. */
  add(message: Uint8Array): void {
    this.messages.push(message);
  }

  addRead({ type, body }: HandshakeMessage): void {
    this.add(encodeHandshake(type, body));
  }

  /** After a HelloRetryRequest the first hello counts as message_hash alone (RFC 8446 §4.4.1). */
  foldFirstHello(hash: HashName): void {
    this.messages = [encodeHandshake(HANDSHAKE_TYPES.message_hash, this.sum(hash))];
  }

  sum(hash: HashName): Uint8Array {
    return digest(hash, ...this.messages);
  }
}
