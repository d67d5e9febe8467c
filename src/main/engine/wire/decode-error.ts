import type { DecodeReason } from './api';

const REASON_WORDS: Readonly<Record<DecodeReason, string>> = {
  truncated: 'ends too early',
  'trailing-bytes': 'has bytes behind its end',
  'bad-length': 'has a length that cannot be',
  'record-too-large': 'is a record above the limit',
  'handshake-too-large': 'is a handshake message above the limit',
  'not-tls': 'is not TLS',
  'too-many-items': 'has too many items',
};

/**
 * Why a peer's bytes could not be read: the only thing that a reader of this folder throws.
 * `what` names the field in the RFCs' words, e.g. "ServerHello.session_id".
 */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  constructor(
    readonly reason: DecodeReason,
    readonly what: string,
  ) {
    super(`${what} ${REASON_WORDS[reason]}`);
  }
}
