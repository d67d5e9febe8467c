import { randomBytes } from 'node:crypto';

/** Parameter sets of FIPS 203, by how many bytes their keys and ciphertexts take (§8, table 3). */
export type KemName = 'ML-KEM-512' | 'ML-KEM-768' | 'ML-KEM-1024';

export const KEM_BYTES: { readonly [name in KemName]: { readonly key: number; readonly cipher: number } } = {
  'ML-KEM-512': { key: 800, cipher: 768 },
  'ML-KEM-768': { key: 1_184, cipher: 1_088 },
  'ML-KEM-1024': { key: 1_568, cipher: 1_568 },
};

/** A key pair's public half, and what opens a server's ciphertext with the other half. */
interface KemHalf {
  readonly key: Uint8Array;
  agree(cipherText: Uint8Array): Uint8Array | null;
}

/** Makes key pairs. */
export type Kem = (name: KemName) => KemHalf;

/** Loads the library, which takes some 15 ms, so it is loaded for a handshake that needs it and not before. */
export const loadKem = async (): Promise<Kem> => {
  const { ml_kem512, ml_kem768, ml_kem1024 } = await import('@noble/post-quantum/ml-kem.js');
  const sets = { 'ML-KEM-512': ml_kem512, 'ML-KEM-768': ml_kem768, 'ML-KEM-1024': ml_kem1024 };
  return (name) => {
    const kem = sets[name];
    // The seed is drawn here: the library would ask globalThis.crypto, which not every runtime of ours has.
    const { publicKey, secretKey } = kem.keygen(new Uint8Array(randomBytes(64)));
    return {
      key: publicKey,
      agree: (cipherText) =>
        cipherText.length === KEM_BYTES[name].cipher ? kem.decapsulate(cipherText, secretKey) : null,
    };
  };
};

const Q = 3_329;
const SEED_BYTES = 32;

/**
 * A public key that nobody has the other half of, for hellos that are never finished: coefficients below q, twelve bits each, and a seed.
 * It passes the check that every server makes (FIPS 203 §7.2), looks like any other key, and needs no library.
 */
export const drawnKemKey = (name: KemName): Uint8Array => {
  const length = KEM_BYTES[name].key;
  const key = new Uint8Array(length);
  let half: number | null = null;
  for (let at = 0; at < length - SEED_BYTES; ) {
    const draw = randomBytes(length * 2);
    for (let from = 0; from + 1 < draw.length && at < length - SEED_BYTES; from += 2) {
      const value = draw.readUInt16LE(from) & 0x0fff;
      if (value >= Q) continue;
      if (half === null) half = value;
      else {
        key.set([half & 0xff, (half >> 8) | ((value & 0x0f) << 4), value >> 4], at);
        at += 3;
        half = null;
      }
    }
  }
  key.set(randomBytes(SEED_BYTES), length - SEED_BYTES);
  return key;
};
