import { generateKeyPairSync } from 'node:crypto';

/** NamedGroup (RFC 8446 §4.2.7) → how node:crypto calls it and how many bytes its public key takes on the wire (§4.2.8.2). */
const GROUPS: { readonly [group: number]: { readonly curve: string; readonly bytes: number } } = {
  23: { curve: 'prime256v1', bytes: 65 },
  24: { curve: 'secp384r1', bytes: 97 },
  25: { curve: 'secp521r1', bytes: 133 },
};
const X25519 = 29;
const X25519_BYTES = 32;

const spkiOf = (group: number): { readonly der: Buffer; readonly bytes: number } | null => {
  if (group === X25519) {
    const { publicKey } = generateKeyPairSync('x25519');
    return { der: publicKey.export({ format: 'der', type: 'spki' }), bytes: X25519_BYTES };
  }
  const known = GROUPS[group];
  if (!known) return null;
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: known.curve });
  return { der: publicKey.export({ format: 'der', type: 'spki' }), bytes: known.bytes };
};

/** A fresh public key for this group as it goes into key_share, or null. The raw key is the end of its SubjectPublicKeyInfo (RFC 5480, RFC 8410). */
export const freshKeyShare = (group: number): Uint8Array | null => {
  try {
    const spki = spkiOf(group);
    return spki && new Uint8Array(spki.der.subarray(spki.der.length - spki.bytes));
  } catch {
    // A runtime without this curve: we offer what it has.
    return null;
  }
};
