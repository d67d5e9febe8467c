import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Hashes that handshakes are made with, as node:crypto calls them. */
export type Hash = 'md5' | 'sha1' | 'sha256' | 'sha384';

export const digest = (hash: Hash, ...parts: readonly Uint8Array[]): Uint8Array => {
  const sum = createHash(hash);
  for (const part of parts) sum.update(part);
  return new Uint8Array(sum.digest());
};

export const hmac = (hash: Hash, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array => {
  const sum = createHmac(hash, key);
  for (const part of parts) sum.update(part);
  return new Uint8Array(sum.digest());
};

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
