import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { VersionCode } from '../../wire/api';
import { joined } from '../../wire/bytes';
import { RECORD_TYPES, VERSIONS } from '../../wire/ids';
import type { OwnSuite } from '../../wire/own-suites';
import { freshRandom } from '../fresh-random';
import { hmac, sameBytes } from '../hashing';

const BLOCK = 16;
/** Of the nonce, what comes from the key block and what goes with the record (RFC 5288 §3). */
const SALT = 4;
const EXPLICIT = 8;
const TAG = 16;
const MAC_BYTES = { sha1: 20, sha256: 32, sha384: 48 } as const;

/** The first record under the keys of one direction, and the only one that we need: it holds Finished. */
export interface LoneRecord {
  /** TLSCiphertext.fragment. */
  seal(content: Uint8Array): Uint8Array;
  /** null: it was not sealed with these keys. */
  open(fragment: Uint8Array): Uint8Array | null;
}

/** How much of the key block one direction takes: MAC key, key, and IV or salt (RFC 5246 §6.3; from TLS 1.1 on CBC takes no IV from there). */
const sizes = (
  { mode, hash, keyBytes }: OwnSuite,
  version: VersionCode,
): readonly [number, number, number] => {
  if (mode === 'gcm') return [0, keyBytes, SALT];
  return [MAC_BYTES[hash], keyBytes, version === VERSIONS['TLS 1.0'] ? BLOCK : 0];
};

/** seq_num, which is 0, and the header of the record that would carry this in the clear (RFC 5246 §6.2.3.1, §6.2.3.3). */
const clearHeader = (version: VersionCode, length: number): Uint8Array =>
  Uint8Array.of(
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    RECORD_TYPES.handshake,
    version >> 8,
    version & 0xff,
    length >> 8,
    length & 0xff,
  );

const gcm = (suite: OwnSuite, version: VersionCode, key: Uint8Array, salt: Uint8Array): LoneRecord => {
  const cipher = suite.keyBytes === 16 ? 'aes-128-gcm' : 'aes-256-gcm';
  return {
    seal(content) {
      const explicit = new Uint8Array(EXPLICIT);
      const work = createCipheriv(cipher, key, joined([salt, explicit]));
      work.setAAD(clearHeader(version, content.length));
      const sealed = [work.update(content), work.final(), work.getAuthTag()];
      return joined([explicit, ...sealed]);
    },
    open(fragment) {
      const end = fragment.length - TAG;
      if (end < EXPLICIT) return null;
      try {
        const work = createDecipheriv(cipher, key, joined([salt, fragment.subarray(0, EXPLICIT)]));
        work.setAuthTag(fragment.subarray(end));
        work.setAAD(clearHeader(version, end - EXPLICIT));
        return joined([work.update(fragment.subarray(EXPLICIT, end)), work.final()]);
      } catch {
        // The only thing that can go wrong with bytes of a peer: the tag.
        return null;
      }
    },
  };
};

const cbc = (
  suite: OwnSuite,
  version: VersionCode,
  [macKey, key, iv]: readonly [Uint8Array, Uint8Array, Uint8Array],
): LoneRecord => {
  const cipher = suite.keyBytes === 16 ? 'aes-128-cbc' : 'aes-256-cbc';
  const macOf = (content: Uint8Array): Uint8Array =>
    hmac(suite.hash, macKey, clearHeader(version, content.length), content);
  return {
    seal(content) {
      const mac = macOf(content);
      const padding = BLOCK - ((content.length + mac.length) % BLOCK);
      const plain = joined([content, mac, new Uint8Array(padding).fill(padding - 1)]);
      const explicit = iv.length === 0 ? freshRandom(BLOCK) : null;
      const work = createCipheriv(cipher, key, explicit ?? iv).setAutoPadding(false);
      return joined([...(explicit ? [explicit] : []), work.update(plain), work.final()]);
    },
    open(fragment) {
      const sealed = iv.length === 0 ? fragment.subarray(BLOCK) : fragment;
      if (sealed.length === 0 || sealed.length % BLOCK !== 0) return null;
      const with_ = iv.length === 0 ? fragment.subarray(0, BLOCK) : iv;
      const work = createDecipheriv(cipher, key, with_).setAutoPadding(false);
      const plain = joined([work.update(sealed), work.final()]);
      const padding = (plain[plain.length - 1] ?? 0) + 1;
      const end = plain.length - padding - MAC_BYTES[suite.hash];
      // What a peer could learn from how long this takes is worth nothing: these keys have sealed one Finished, and nothing follows it.
      if (end < 0 || !plain.subarray(-padding).every((byte) => byte === padding - 1)) return null;
      const content = plain.subarray(0, end);
      return sameBytes(macOf(content), plain.subarray(end, plain.length - padding)) ? content : null;
    },
  };
};

const recordOf = (
  suite: OwnSuite,
  version: VersionCode,
  keys: readonly [Uint8Array, Uint8Array, Uint8Array],
): LoneRecord => (suite.mode === 'gcm' ? gcm(suite, version, keys[1], keys[2]) : cbc(suite, version, keys));

/** Bytes of key_block that this suite takes in this version. */
export const keyBlockBytes = (suite: OwnSuite, version: VersionCode): number => {
  const [mac, key, iv] = sizes(suite, version);
  return 2 * (mac + key + iv);
};

/** Cuts key_block: both MAC keys, both keys, both IVs, each time the client's first (RFC 5246 §6.3). */
export const loneRecords = (
  suite: OwnSuite,
  version: VersionCode,
  block: Uint8Array,
): { readonly client: LoneRecord; readonly server: LoneRecord } => {
  const [mac, key, iv] = sizes(suite, version);
  const side = (at: 0 | 1): LoneRecord => {
    const [keys, ivs] = [2 * mac, 2 * (mac + key)];
    const cut = (from: number, length: number) => block.subarray(from, from + length);
    return recordOf(suite, version, [cut(at * mac, mac), cut(keys + at * key, key), cut(ivs + at * iv, iv)]);
  };
  return { client: side(0), server: side(1) };
};
