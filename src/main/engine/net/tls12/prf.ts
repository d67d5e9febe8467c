import { asciiBytes } from '../../wire/ascii';
import { joined } from '../../wire/bytes';
import { digest, type Hash, hmac } from '../hashing';

/** MD5 and SHA-1 together up to TLS 1.1 (RFC 4346 §5), one hash from TLS 1.2 on (RFC 5246 §5). */
export type PrfHash = 'md5-sha1' | 'sha256' | 'sha384';

/** P_hash (RFC 5246 §5), cut to `length`. */
const expanded = (hash: Hash, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array => {
  const out = new Uint8Array(length);
  let a = hmac(hash, secret, seed);
  for (let at = 0; at < length; ) {
    const block = hmac(hash, secret, a, seed);
    out.set(block.subarray(0, length - at), at);
    at += block.length;
    if (at < length) a = hmac(hash, secret, a);
  }
  return out;
};

/** The pseudorandom function of TLS 1.0 to 1.2. */
export const prf = (
  hash: PrfHash,
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array => {
  const labelled = joined([asciiBytes(label), seed]);
  if (hash !== 'md5-sha1') return expanded(hash, secret, labelled, length);
  // Each half has the odd byte.
  const half = Math.ceil(secret.length / 2);
  const md5 = expanded('md5', secret.subarray(0, half), labelled, length);
  const sha1 = expanded('sha1', secret.subarray(secret.length - half), labelled, length);
  return md5.map((byte, at) => byte ^ (sha1[at] ?? 0));
};

/** What Finished and the extended master secret take for all messages until now (RFC 4346 §7.4.9, RFC 5246 §7.4.9, RFC 7627 §3). */
export const messagesHash = (hash: PrfHash, messages: readonly Uint8Array[]): Uint8Array =>
  hash === 'md5-sha1'
    ? joined([digest('md5', ...messages), digest('sha1', ...messages)])
    : digest(hash, ...messages);
