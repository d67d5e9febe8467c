import { constants, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import type { VersionCode } from '../../wire/api';
import { joined } from '../../wire/bytes';
import { VERSIONS } from '../../wire/ids';
import type { SignedParams } from '../../wire/server-key-exchange';
import { sameBytes } from '../hashing';
import { leafKey } from '../leaf-key';
import { check, METHODS, type Method } from '../tls13/verify-signature';
import { messagesHash } from './prf';

/** Schemes that only TLS 1.2 has (RFC 5246 §7.4.1.4.1); there no curve belongs to a hash. */
const OLD_METHODS: { readonly [scheme: number]: Method } = {
  515: { kind: 'ecdsa', hash: 'sha1', curve: '' },
  769: { kind: 'pkcs1', hash: 'sha224', key: 'rsa' },
  771: { kind: 'ecdsa', hash: 'sha224', curve: '' },
};

/** TLS 1.2 names the scheme (RFC 5246 §4.7). null: one that we don't know. */
const fitsScheme = (
  scheme: number,
  key: KeyObject,
  content: Uint8Array,
  signature: Uint8Array,
): boolean | null => {
  const method = METHODS[scheme] ?? OLD_METHODS[scheme];
  if (!method) return null;
  const isKind = key.asymmetricKeyType === (method.kind === 'ecdsa' ? 'ec' : method.key);
  return isKind && check(method, key, content, signature);
};

/** Older versions fix it: MD5 and SHA-1 together, without their names, for RSA; SHA-1 for ECDSA (RFC 4346 §4.7, RFC 8422 §5.4). */
const fitsOld = (key: KeyObject, content: Uint8Array, signature: Uint8Array): boolean | null => {
  if (key.asymmetricKeyType === 'ec') return verify('sha1', content, key, signature);
  if (key.asymmetricKeyType !== 'rsa') return null;
  const sums = messagesHash('md5-sha1', [content]);
  return sameBytes(publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature), sums);
};

/**
 * Whether the signature over a server's key exchange (RFC 8422 §5.4) fits its leaf certificate. `randoms`: client_random and server_random. null:
 * this runtime can't tell, since it can't read the key or does not know the scheme.
 */
export const exchangeFits = (
  leaf: Uint8Array | undefined,
  { params, scheme, signature }: SignedParams,
  randoms: readonly Uint8Array[],
  version: VersionCode,
): boolean | null => {
  const key = leaf && leafKey(leaf);
  if (!key) return null;
  const content = joined([...randoms, params]);
  try {
    if (version < VERSIONS['TLS 1.2']) return fitsOld(key, content, signature);
    return scheme === null ? null : fitsScheme(scheme, key, content, signature);
  } catch {
    // What OpenSSL can't even take apart as a signature is none.
    return false;
  }
};
