import type { InnerPlaintext, TlsRecord } from '../../wire/api';
import { DecodeError } from '../../wire/decode-error';
import { RECORD_TYPES, VERSIONS } from '../../wire/ids';
import { readInnerPlaintext } from '../../wire/inner-plaintext';
import { encodeRecord } from '../../wire/record';
import { written } from '../../wire/writer';
import type { Suite } from './aead';
import { nextSecret, trafficKeys } from './key-schedule';

/** The keys of one direction. Each record, opened or sealed, uses up one number of its sequence (RFC 8446 §5.3). */
export interface Protection {
  /** null: the tag does not fit, or there is nothing but padding inside. */
  open(record: TlsRecord): InnerPlaintext | null;
  /** A whole record. */
  seal(type: number, content: Uint8Array): Uint8Array;
  /** The keys after a KeyUpdate (RFC 8446 §7.2). */
  updated(): Protection;
}

const header = (type: number, version: number, length: number): Uint8Array =>
  written((writer) => writer.u8(type).u16(version).u16(length));

const innerOf = (plain: Uint8Array): InnerPlaintext | null => {
  try {
    return readInnerPlaintext(plain);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
};

/** Record protection of one direction under one traffic secret. */
export const createProtection = (suite: Suite, secret: Uint8Array): Protection => {
  let made: { readonly aead: ReturnType<Suite['make']>; readonly iv: Uint8Array } | null = null;
  let sequence = 0;

  /** Worked out with the first record: whoever hangs up after Finished has no use for the keys behind it. */
  const keys = () => {
    if (made) return made;
    const { key, iv } = trafficKeys(suite.hash, secret, suite.keyBytes);
    made = { aead: suite.make(key), iv };
    return made;
  };

  /** The sequence number, eight bytes at the end, over the IV (RFC 8446 §5.3). */
  const nextNonce = (): Uint8Array => {
    const nonce = keys().iv.slice();
    for (let at = nonce.length - 1, left = sequence; left > 0; at -= 1, left = Math.floor(left / 256))
      nonce[at] = (nonce[at] ?? 0) ^ (left & 0xff);
    sequence += 1;
    return nonce;
  };

  return {
    open({ type, version, payload }) {
      const plain = keys().aead.open(nextNonce(), header(type, version, payload.length), payload);
      return plain && innerOf(plain);
    },
    seal(type, content) {
      const inner = new Uint8Array(content.length + 1);
      inner.set(content);
      inner[content.length] = type;
      const { application_data } = RECORD_TYPES;
      const version = VERSIONS['TLS 1.2'];
      const additional = header(application_data, version, inner.length + suite.tagBytes);
      return encodeRecord(application_data, version, keys().aead.seal(nextNonce(), additional, inner));
    },
    updated: () => createProtection(suite, nextSecret(suite.hash, secret)),
  };
};
