import { asciiBytes } from '../../wire/ascii';
import { written } from '../../wire/writer';
import { digest, hmac } from '../hashing';

/** The hash of a TLS 1.3 suite (RFC 8446 §B.4). */
export type HashName = 'sha256' | 'sha384';

const HASH_BYTES: { readonly [hash in HashName]: number } = { sha256: 32, sha384: 48 };
const NOTHING = new Uint8Array(0);
const IV_BYTES = 12;

/** HKDF-Extract (RFC 5869 §2.2). */
export const extract = (hash: HashName, salt: Uint8Array, ikm: Uint8Array): Uint8Array =>
  hmac(hash, salt, ikm);

/** HKDF-Expand (RFC 5869 §2.3), up to 255 blocks. */
const expand = (hash: HashName, key: Uint8Array, info: Uint8Array, length: number): Uint8Array => {
  const out = new Uint8Array(length);
  let block: Uint8Array = NOTHING;
  for (let at = 0, count = 1; at < length; at += block.length, count += 1) {
    block = hmac(hash, key, block, info, Uint8Array.of(count));
    out.set(block.subarray(0, length - at), at);
  }
  return out;
};

/** HKDF-Expand-Label (RFC 8446 §7.1). */
export const expandLabel = (
  hash: HashName,
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array => {
  const info = written((writer) =>
    writer
      .u16(length)
      .opaque(1, asciiBytes(`tls13 ${label}`))
      .opaque(1, context),
  );
  return expand(hash, secret, info, length);
};

/** Derive-Secret with the transcript already hashed (RFC 8446 §7.1). */
const derive = (hash: HashName, secret: Uint8Array, label: string, transcript: Uint8Array): Uint8Array =>
  expandLabel(hash, secret, label, transcript, HASH_BYTES[hash]);

/** Both sides' traffic secrets of one stage. */
interface TrafficSecrets {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

/** Handshake secrets and what the application secrets are made from (RFC 8446 §7.1); no PSK, no early data. */
export interface KeySchedule {
  readonly handshake: TrafficSecrets;
  /** `transcript`: hash of ClientHello to the server's Finished. */
  application(transcript: Uint8Array): TrafficSecrets;
}

/** What every schedule without a PSK begins with: the hash of nothing, and the secret derived from the early one. */
const beginnings = new Map<HashName, { zeros: Uint8Array; empty: Uint8Array; derived: Uint8Array }>();

const beginningOf = (hash: HashName) => {
  const known = beginnings.get(hash);
  if (known) return known;
  const zeros = new Uint8Array(HASH_BYTES[hash]);
  const empty = digest(hash);
  const derived = derive(hash, extract(hash, zeros, zeros), 'derived', empty);
  const made = { zeros, empty, derived };
  beginnings.set(hash, made);
  return made;
};

/** The key schedule after ServerHello. `shared`: the (EC)DHE secret. `transcript`: hash of ClientHello to ServerHello. */
export const createKeySchedule = (
  hash: HashName,
  shared: Uint8Array,
  transcript: Uint8Array,
): KeySchedule => {
  const { zeros, empty, derived } = beginningOf(hash);
  const handshake = extract(hash, derived, shared);
  const pair = (secret: Uint8Array, stage: 'hs' | 'ap', sum: Uint8Array): TrafficSecrets => ({
    client: derive(hash, secret, `c ${stage} traffic`, sum),
    server: derive(hash, secret, `s ${stage} traffic`, sum),
  });
  return {
    handshake: pair(handshake, 'hs', transcript),
    application(sum) {
      return pair(extract(hash, derive(hash, handshake, 'derived', empty), zeros), 'ap', sum);
    },
  };
};

/** Key and IV of one direction (RFC 8446 §7.3). */
export const trafficKeys = (
  hash: HashName,
  secret: Uint8Array,
  keyBytes: number,
): { readonly key: Uint8Array; readonly iv: Uint8Array } => ({
  key: expandLabel(hash, secret, 'key', NOTHING, keyBytes),
  iv: expandLabel(hash, secret, 'iv', NOTHING, IV_BYTES),
});

/** The secret after a KeyUpdate (RFC 8446 §7.2). */
export const nextSecret = (hash: HashName, secret: Uint8Array): Uint8Array =>
  expandLabel(hash, secret, 'traffic upd', NOTHING, HASH_BYTES[hash]);

/** verify_data of a Finished (RFC 8446 §4.4.4). */
export const finishedData = (hash: HashName, secret: Uint8Array, transcript: Uint8Array): Uint8Array =>
  hmac(hash, expandLabel(hash, secret, 'finished', NOTHING, HASH_BYTES[hash]), transcript);
