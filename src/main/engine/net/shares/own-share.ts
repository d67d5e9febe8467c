import { createECDH, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { joined } from '../../wire/bytes';
import { GROUPS } from '../../wire/ids';
import { freshFfdhe } from './ffdhe';
import { drawnKemKey, KEM_BYTES, type Kem, type KemName } from './ml-kem';

/** Our half of a key exchange: what goes into key_share, and the secret that comes of the server's half; null when that is no good. */
export interface OwnShare {
  readonly group: number;
  readonly key: Uint8Array;
  agree(theirs: Uint8Array): Uint8Array | null;
}

type Half = Omit<OwnShare, 'group'>;

/** NamedGroup → node:crypto's name, and the bytes of a point (RFC 8446 §4.2.8.2, RFC 8734 §2). */
const CURVES: { readonly [group: number]: { readonly curve: string; readonly bytes: number } } = {
  [GROUPS.secp256r1]: { curve: 'prime256v1', bytes: 65 },
  [GROUPS.secp384r1]: { curve: 'secp384r1', bytes: 97 },
  [GROUPS.secp521r1]: { curve: 'secp521r1', bytes: 133 },
  [GROUPS.brainpoolP256r1tls13]: { curve: 'brainpoolP256r1', bytes: 65 },
  [GROUPS.brainpoolP384r1tls13]: { curve: 'brainpoolP384r1', bytes: 97 },
  [GROUPS.brainpoolP512r1tls13]: { curve: 'brainpoolP512r1', bytes: 129 },
};

/** The functions of RFC 7748 §5, with the bytes of a key and the u-coordinate of the base point (§4.1, §4.2). */
interface Montgomery {
  readonly crv: 'X25519' | 'X448';
  readonly bytes: number;
  readonly base: number;
}

const MONTGOMERY: { readonly [group: number]: Montgomery } = {
  [GROUPS.x25519]: { crv: 'X25519', bytes: 32, base: 9 },
  [GROUPS.x448]: { crv: 'X448', bytes: 56, base: 5 },
};

/** Which part comes first, in our share, in the server's and in the secret, is fixed for each group (draft-ietf-tls-ecdhe-mlkem §4). */
interface Hybrid {
  readonly kem: KemName;
  readonly classical: number | null;
  readonly kemFirst: boolean;
}

const HYBRIDS: { readonly [group: number]: Hybrid } = {
  [GROUPS.MLKEM512]: { kem: 'ML-KEM-512', classical: null, kemFirst: true },
  [GROUPS.MLKEM768]: { kem: 'ML-KEM-768', classical: null, kemFirst: true },
  [GROUPS.MLKEM1024]: { kem: 'ML-KEM-1024', classical: null, kemFirst: true },
  [GROUPS.X25519MLKEM768]: { kem: 'ML-KEM-768', classical: GROUPS.x25519, kemFirst: true },
  [GROUPS.SecP256r1MLKEM768]: { kem: 'ML-KEM-768', classical: GROUPS.secp256r1, kemFirst: false },
  [GROUPS.SecP384r1MLKEM1024]: { kem: 'ML-KEM-1024', classical: GROUPS.secp384r1, kemFirst: false },
};

/** Drafts whose keys look the same but whose secret is made otherwise: good enough to be answered, not to be finished. */
const DRAFTS: { readonly [group: number]: Hybrid } = {
  [GROUPS.X25519Kyber768Draft00]: { kem: 'ML-KEM-768', classical: GROUPS.x25519, kemFirst: false },
  [GROUPS.SecP256r1Kyber768Draft00]: { kem: 'ML-KEM-768', classical: GROUPS.secp256r1, kemFirst: false },
};

const curveHalf = (curve: string, bytes: number): Half => {
  const own = createECDH(curve);
  const key = new Uint8Array(own.generateKeys());
  return {
    key,
    agree: (theirs) => (theirs.length === bytes ? new Uint8Array(own.computeSecret(theirs)) : null),
  };
};

/** A public key goes in as a JSON Web Key (RFC 8037 §2): OpenSSL 3 takes a few µs for that, and a hundred for DER. */
const montgomeryKey = (crv: Montgomery['crv'], x: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv, x: Buffer.from(x).toString('base64url') }, format: 'jwk' });

/**
 * Our public key is our secret times the base point (RFC 7748 §6). It is never exported: Node holds the key's lock while it writes a JSON Web
 * Key, and should V8 collect garbage in that moment, what generated the key is taken down and waits for the same lock, for ever (Node 20).
 */
const montgomeryHalf = ({ crv, bytes, base }: Montgomery): Half => {
  const { privateKey } = crv === 'X25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('x448');
  const times = (x: Uint8Array): Uint8Array =>
    new Uint8Array(diffieHellman({ privateKey, publicKey: montgomeryKey(crv, x) }));
  return {
    key: times(Uint8Array.of(base, ...new Uint8Array(bytes - 1))),
    agree: (theirs) => (theirs.length === bytes ? times(theirs) : null),
  };
};

const classicalHalf = (group: number): Half | null => {
  const curve = CURVES[group];
  if (curve) return curveHalf(curve.curve, curve.bytes);
  const montgomery = MONTGOMERY[group];
  if (montgomery) return montgomeryHalf(montgomery);
  return freshFfdhe(group);
};

const hybridHalf = ({ kem: name, classical, kemFirst }: Hybrid, kem: Kem): Half | null => {
  const secret = kem(name);
  if (classical === null) return secret;
  const other = classicalHalf(classical);
  if (!other) return null;
  const { cipher } = KEM_BYTES[name];
  return {
    key: kemFirst ? joined([secret.key, other.key]) : joined([other.key, secret.key]),
    agree(theirs) {
      const cut = kemFirst ? cipher : theirs.length - cipher;
      if (cut < 0 || theirs.length < cut) return null;
      const [first, second] = [theirs.subarray(0, cut), theirs.subarray(cut)];
      const fromKem = secret.agree(kemFirst ? first : second);
      const fromOther = other.agree(kemFirst ? second : first);
      if (!fromKem || !fromOther) return null;
      return kemFirst ? joined([fromKem, fromOther]) : joined([fromOther, fromKem]);
    },
  };
};

/** What throws here is a runtime without this group, or a key that is no point of the curve; both are answers. */
const orNull = <T>(make: () => T | null): T | null => {
  try {
    return make();
  } catch {
    return null;
  }
};

/** True for groups whose private half needs the post-quantum library. */
export const needsKem = (group: number): boolean => group in HYBRIDS;

/** A fresh key share with its private half; null for a group that this runtime has not, or that needs a `kem` and gets none. */
export const ownShare = (group: number, kem: Kem | null): OwnShare | null => {
  const hybrid = HYBRIDS[group];
  const half = orNull(() => (hybrid ? kem && hybridHalf(hybrid, kem) : classicalHalf(group)));
  if (!half) return null;
  return { group, key: half.key, agree: (theirs) => orNull(() => half.agree(theirs)) };
};

/**
 * A fresh public key for this group as it goes into key_share, hybrids included, for a hello whose answer is read and not finished; null
 * for a group that this runtime has not.
 */
export const publicShare = (group: number): Uint8Array | null => {
  const hybrid = HYBRIDS[group] ?? DRAFTS[group];
  if (!hybrid) return orNull(() => classicalHalf(group))?.key ?? null;
  const { kem, classical, kemFirst } = hybrid;
  const drawn = drawnKemKey(kem);
  if (classical === null) return drawn;
  const other = publicShare(classical);
  return other && (kemFirst ? joined([drawn, other]) : joined([other, drawn]));
};
