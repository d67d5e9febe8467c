import { constants, createHash, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import type { VersionCode } from '../../wire/api';
import { joined } from '../../wire/bytes';
import { VERSIONS } from '../../wire/ids';
import type { SignedParams } from '../../wire/server-key-exchange';
import { leafKey } from '../leaf-key';
import { sameBytes } from '../tls13/key-schedule';

/** HashAlgorithm (RFC 5246 §7.4.1.4.1): the first byte of most schemes. */
const HASHES: { readonly [code: number]: string } = {
  2: 'sha1',
  3: 'sha224',
  4: 'sha256',
  5: 'sha384',
  6: 'sha512',
};
/** SignatureAlgorithm (the same): the second byte. */
const RSA = 1;
const ECDSA = 3;
/** rsa_pss_rsae_ and rsa_pss_pss_ (RFC 8446 §4.2.3), which TLS 1.2 may use too. */
const PSS: { readonly [scheme: number]: string } = {
  ...{ 2052: 'sha256', 2053: 'sha384', 2054: 'sha512' },
  ...{ 2057: 'sha256', 2058: 'sha384', 2059: 'sha512' },
};

const isRsa = ({ asymmetricKeyType: type }: KeyObject): boolean => type === 'rsa' || type === 'rsa-pss';

/** TLS 1.2 names the scheme (RFC 5246 §4.7). null: one that we don't know. */
const fitsScheme = (
  scheme: number,
  key: KeyObject,
  content: Uint8Array,
  signature: Uint8Array,
): boolean | null => {
  const pss = PSS[scheme];
  if (pss !== undefined) {
    const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
    return isRsa(key) && verify(pss, content, { key, padding, saltLength }, signature);
  }
  const hash = HASHES[scheme >> 8];
  const algorithm = scheme & 0xff;
  if (hash === undefined || (algorithm !== RSA && algorithm !== ECDSA)) return null;
  return (
    key.asymmetricKeyType === (algorithm === RSA ? 'rsa' : 'ec') && verify(hash, content, key, signature)
  );
};

/** Older versions fix it: MD5 and SHA-1 together, without their names, for RSA; SHA-1 for ECDSA (RFC 4346 §4.7, RFC 8422 §5.4). */
const fitsOld = (key: KeyObject, content: Uint8Array, signature: Uint8Array): boolean | null => {
  if (key.asymmetricKeyType === 'ec') return verify('sha1', content, key, signature);
  if (key.asymmetricKeyType !== 'rsa') return null;
  const sums = ['md5', 'sha1'].map((hash) => createHash(hash).update(content).digest());
  return sameBytes(publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature), joined(sums));
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
