import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { GROUPS } from '../../wire/ids';

import { ffdhePrime } from './ffdhe';
import { type Kem, loadKem } from './ml-kem';
import { needsKem, ownShare, publicShare } from './own-share';

let kem: Kem;
beforeAll(async () => {
  kem = await loadKem();
});

const sizes: readonly (readonly [keyof typeof GROUPS, number])[] = [
  ['x25519', 32],
  ['secp256r1', 65],
  ['secp384r1', 97],
  ['secp521r1', 133],
  ['ffdhe2048', 256],
  ['ffdhe3072', 384],
  ['ffdhe4096', 512],
  ['ffdhe6144', 768],
  ['ffdhe8192', 1024],
  ['MLKEM512', 800],
  ['MLKEM768', 1184],
  ['MLKEM1024', 1568],
  ['X25519MLKEM768', 1216],
  ['SecP256r1MLKEM768', 1249],
  ['SecP384r1MLKEM1024', 1665],
];

describe('key shares', () => {
  it.each(sizes)('has a public key for %s of the length on the wire', (name, bytes) => {
    expect(publicShare(GROUPS[name])).toHaveLength(bytes);
    expect(ownShare(GROUPS[name], kem)?.key).toHaveLength(bytes);
  });
  it.each(['x25519', 'x448', 'secp256r1', 'secp384r1', 'secp521r1', 'ffdhe2048'] as const)(
    'comes to the same secret on both sides with %s',
    (name) => {
      const [one, other] = [ownShare(GROUPS[name], null), ownShare(GROUPS[name], null)];
      const secret = one?.agree(other?.key ?? new Uint8Array());
      expect(secret).toEqual(other?.agree(one?.key ?? new Uint8Array()));
      expect(secret?.length).toBeGreaterThan(31);
    },
  );
  it.each(sizes)('never asks Node for the public key of %s in writing: that may wait for ever', (name) => {
    const prototype = Object.getPrototypeOf(generateKeyPairSync('x25519').publicKey);
    const exported = vi.spyOn(prototype, 'export');
    onTestFinished(() => exported.mockRestore());
    expect(ownShare(GROUPS[name], kem)).not.toBeNull();
    expect(exported).not.toHaveBeenCalled();
  });
  it('draws keys that the library takes for real ones', async () => {
    const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js');
    const drawn = publicShare(GROUPS.MLKEM768) ?? new Uint8Array();
    expect(ml_kem768.encapsulate(drawn).cipherText).toHaveLength(1088);
    expect(publicShare(GROUPS.MLKEM768)).not.toEqual(drawn);
  });
  it.each([
    ['X25519MLKEM768', 'x25519', true],
    ['SecP256r1MLKEM768', 'secp256r1', false],
  ] as const)('puts the two halves of %s together as the draft says', async (name, classical, kemFirst) => {
    const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js');
    const own = ownShare(GROUPS[name], kem);
    const key = own?.key ?? new Uint8Array();
    const cut = kemFirst ? 1184 : key.length - 1184;
    const [kemKey, otherKey] = kemFirst
      ? [key.subarray(0, cut), key.subarray(cut)]
      : [key.subarray(cut), key.subarray(0, cut)];
    const { cipherText, sharedSecret } = ml_kem768.encapsulate(kemKey);
    const server = ownShare(GROUPS[classical], null);
    const other = server?.agree(otherKey) ?? new Uint8Array();
    const parts = [cipherText, server?.key ?? new Uint8Array()];
    const secrets = [sharedSecret, other];
    if (!kemFirst) {
      parts.reverse();
      secrets.reverse();
    }
    expect(Buffer.from(own?.agree(Buffer.concat(parts)) ?? [])).toEqual(Buffer.concat(secrets));
  });
  it('has no secret for a key of the wrong length or off the curve', () => {
    for (const name of [
      'x25519',
      'secp256r1',
      'ffdhe2048',
      'X25519MLKEM768',
      'SecP384r1MLKEM1024',
    ] as const) {
      const own = ownShare(GROUPS[name], kem);
      expect(own?.agree(new Uint8Array(3)), name).toBeNull();
      expect(own?.agree(new Uint8Array(0)), name).toBeNull();
    }
    expect(ownShare(GROUPS.secp256r1, null)?.agree(new Uint8Array(65).fill(4))).toBeNull();
    expect(ownShare(GROUPS.x25519, null)?.agree(new Uint8Array(32))).toBeNull();
    expect(ownShare(GROUPS.ffdhe2048, null)?.agree(new Uint8Array(256))).toBeNull();
  });
  it('has none for a group nobody knows, nor for a hybrid without the library', () => {
    expect(publicShare(0x0a0a)).toBeNull();
    expect(ownShare(GROUPS.X25519MLKEM768, null)).toBeNull();
    expect([needsKem(GROUPS.X25519MLKEM768), needsKem(GROUPS.x25519)]).toEqual([true, false]);
  });
});

describe('the primes of RFC 7919', () => {
  it.each([
    [GROUPS.ffdhe2048, 2048, '886b423861285c97ffffffffffffffff'],
    [GROUPS.ffdhe3072, 3072, '25e41d2b66c62e37ffffffffffffffff'],
    [GROUPS.ffdhe4096, 4096, 'c68a007e5e655f6affffffffffffffff'],
    [GROUPS.ffdhe6144, 6144, 'a40e329cd0e40e65ffffffffffffffff'],
    [GROUPS.ffdhe8192, 8192, 'd68c8bb7c5c6424cffffffffffffffff'],
  ])('has group %i with its size and its last digits', (group, bits, end) => {
    const digits = ffdhePrime(group)?.toString(16) ?? '';
    expect(digits).toHaveLength(bits / 4);
    expect(digits.startsWith('ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1')).toBe(true);
    expect(digits.endsWith(end)).toBe(true);
  });
});
