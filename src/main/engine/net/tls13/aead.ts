import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { HashName } from './key-schedule';

/** One key of one direction. `open` gives null when the tag does not fit. */
interface Aead {
  seal(nonce: Uint8Array, additional: Uint8Array, plain: Uint8Array): Uint8Array;
  open(nonce: Uint8Array, additional: Uint8Array, sealed: Uint8Array): Uint8Array | null;
}

/** A TLS 1.3 suite that this runtime can use (RFC 8446 §B.4). */
export interface Suite {
  readonly hash: HashName;
  readonly keyBytes: number;
  readonly tagBytes: number;
  make(key: Uint8Array): Aead;
}

type Named = Pick<Suite, 'hash' | 'keyBytes' | 'tagBytes'> & {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305' | 'aes-128-ccm';
};

/** In the order in which we offer them. */
const SUITES: ReadonlyMap<number, Named> = new Map<number, Named>([
  [0x1302, { cipher: 'aes-256-gcm', hash: 'sha384', keyBytes: 32, tagBytes: 16 }],
  [0x1301, { cipher: 'aes-128-gcm', hash: 'sha256', keyBytes: 16, tagBytes: 16 }],
  [0x1303, { cipher: 'chacha20-poly1305', hash: 'sha256', keyBytes: 32, tagBytes: 16 }],
  [0x1304, { cipher: 'aes-128-ccm', hash: 'sha256', keyBytes: 16, tagBytes: 16 }],
  // RFC 8446 §B.4: the tag of CCM_8 has 8 bytes.
  [0x1305, { cipher: 'aes-128-ccm', hash: 'sha256', keyBytes: 16, tagBytes: 8 }],
]);
const CHACHA20 = 0x1303;

/** node:crypto's ciphers. CCM wants the length of the plain text beforehand; the others take no notice of it. */
const nodeAead = ({ cipher, tagBytes }: Named, key: Uint8Array): Aead => {
  // One signature for all: @types/node knows each cipher's literal, and these differ in nothing that matters here.
  const name = cipher as 'aes-128-ccm';
  return {
    seal(nonce, additional, plain) {
      const work = createCipheriv(name, key, nonce, { authTagLength: tagBytes });
      work.setAAD(additional, { plaintextLength: plain.length });
      const sealed = [work.update(plain), work.final(), work.getAuthTag()];
      return new Uint8Array(Buffer.concat(sealed));
    },
    open(nonce, additional, sealed) {
      const length = sealed.length - tagBytes;
      if (length < 0) return null;
      try {
        const work = createDecipheriv(name, key, nonce, { authTagLength: tagBytes });
        work.setAuthTag(sealed.subarray(length));
        work.setAAD(additional, { plaintextLength: length });
        return new Uint8Array(Buffer.concat([work.update(sealed.subarray(0, length)), work.final()]));
      } catch {
        // The only thing that can go wrong with bytes of a peer: the tag.
        return null;
      }
    },
  };
};

const NONCE_BYTES = 12;

const tried = new Map<Named, boolean>();

/** Whether this runtime's node:crypto has the cipher: BoringSSL in Electron lacks ChaCha20-Poly1305 and CCM in createCipheriv. */
const nodeHas = (named: Named): boolean => {
  const known = tried.get(named) ?? canSeal(named);
  tried.set(named, known);
  return known;
};

const canSeal = (named: Named): boolean => {
  try {
    nodeAead(named, new Uint8Array(named.keyBytes)).seal(
      new Uint8Array(NONCE_BYTES),
      new Uint8Array(1),
      new Uint8Array(1),
    );
    return true;
  } catch {
    return false;
  }
};

/** ChaCha20-Poly1305 in plain JavaScript; loaded only where the runtime lacks it, since loading takes time. */
const nobleChacha = async (): Promise<Suite['make']> => {
  const { chacha20poly1305 } = await import('@noble/ciphers/chacha.js');
  return (key) => ({
    seal: (nonce, additional, plain) => chacha20poly1305(key, nonce, additional).encrypt(plain),
    open(nonce, additional, sealed) {
      try {
        return chacha20poly1305(key, nonce, additional).decrypt(sealed);
      } catch {
        return null;
      }
    },
  });
};

/** The suites of TLS 1.3 among `wanted` (all of them when left out) that this runtime can open, in the order wanted. */
export const usableSuites = async (wanted?: readonly number[]): Promise<ReadonlyMap<number, Suite>> => {
  const usable = new Map<number, Suite>();
  for (const code of wanted ?? [...SUITES.keys()]) {
    const named = SUITES.get(code);
    if (!named) continue;
    const { hash, keyBytes, tagBytes } = named;
    if (nodeHas(named)) usable.set(code, { hash, keyBytes, tagBytes, make: (key) => nodeAead(named, key) });
    else if (code === CHACHA20) usable.set(code, { hash, keyBytes, tagBytes, make: await nobleChacha() });
  }
  return usable;
};
