import { constants, type KeyObject, verify } from 'node:crypto';
import { asciiBytes } from '../../wire/ascii';
import { leafKey } from '../leaf-key';

/** How a scheme signs (RFC 8446 §4.2.3, RFC 8734 §3). `curve`: the only one it may be used with. */
export type Method =
  | { readonly kind: 'ecdsa'; readonly hash: string; readonly curve: string }
  | { readonly kind: 'pss' | 'pkcs1'; readonly hash: string; readonly key: 'rsa' | 'rsa-pss' }
  | { readonly kind: 'eddsa'; readonly key: 'ed25519' | 'ed448' };

const pss = (hash: string, key: 'rsa' | 'rsa-pss'): Method => ({ kind: 'pss', hash, key });
const pkcs1 = (hash: string): Method => ({ kind: 'pkcs1', hash, key: 'rsa' });
const ecdsa = (hash: string, curve: string): Method => ({ kind: 'ecdsa', hash, curve });

/** PKCS#1 and SHA-1 are forbidden here (RFC 8446 §4.2.3), and checked all the same: what a server does is told apart from what it may. */
export const METHODS: { readonly [scheme: number]: Method } = {
  513: pkcs1('sha1'),
  1025: pkcs1('sha256'),
  1281: pkcs1('sha384'),
  1537: pkcs1('sha512'),
  1027: ecdsa('sha256', 'prime256v1'),
  1283: ecdsa('sha384', 'secp384r1'),
  1539: ecdsa('sha512', 'secp521r1'),
  2052: pss('sha256', 'rsa'),
  2053: pss('sha384', 'rsa'),
  2054: pss('sha512', 'rsa'),
  2055: { kind: 'eddsa', key: 'ed25519' },
  2056: { kind: 'eddsa', key: 'ed448' },
  2057: pss('sha256', 'rsa-pss'),
  2058: pss('sha384', 'rsa-pss'),
  2059: pss('sha512', 'rsa-pss'),
  2074: ecdsa('sha256', 'brainpoolP256r1'),
  2075: ecdsa('sha384', 'brainpoolP384r1'),
  2076: ecdsa('sha512', 'brainpoolP512r1'),
};

const CONTEXT = asciiBytes('TLS 1.3, server CertificateVerify');
const SPACES = 64;

/** What is signed: 64 spaces, a context, a zero, and the hash of the transcript (RFC 8446 §4.4.3). */
export const signedContent = (transcript: Uint8Array): Uint8Array => {
  const content = new Uint8Array(SPACES + CONTEXT.length + 1 + transcript.length);
  content.fill(0x20, 0, SPACES);
  content.set(CONTEXT, SPACES);
  content.set(transcript, SPACES + CONTEXT.length + 1);
  return content;
};

/** Another kind of key, or another curve, than the scheme says: no signature of it can fit. */
const fitsKey = (method: Method, key: KeyObject): boolean =>
  method.kind === 'ecdsa'
    ? key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === method.curve
    : key.asymmetricKeyType === method.key;

export const check = (
  method: Method,
  key: KeyObject,
  content: Uint8Array,
  signature: Uint8Array,
): boolean => {
  if (method.kind === 'eddsa') return verify(null, content, key, signature);
  if (method.kind !== 'pss') return verify(method.hash, content, key, signature);
  const { RSA_PKCS1_PSS_PADDING: padding, RSA_PSS_SALTLEN_DIGEST: saltLength } = constants;
  return verify(method.hash, content, { key, padding, saltLength }, signature);
};

/**
 * Whether a server's CertificateVerify fits the key of its leaf certificate. null: this runtime can't tell, since it does not know
 * the scheme (ML-DSA, SM2, GOST; Ed448 and Brainpool in BoringSSL) or can't read the certificate's key.
 */
export const signatureFits = (
  leaf: Uint8Array | undefined,
  scheme: number,
  signature: Uint8Array,
  transcript: Uint8Array,
): boolean | null => {
  const method = METHODS[scheme];
  if (!method || !leaf) return null;
  const key = leafKey(leaf);
  if (!key) return null;
  try {
    return fitsKey(method, key) && check(method, key, signedContent(transcript), signature);
  } catch {
    return null;
  }
};
