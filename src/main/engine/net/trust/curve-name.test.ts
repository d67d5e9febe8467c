import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCurve } from './curve-name';
import { sequence } from './testing/encode';

const spkiOf = (namedCurve: string): Uint8Array =>
  generateKeyPairSync('ec', { namedCurve }).publicKey.export({ format: 'der', type: 'spki' });

describe('readCurve', () => {
  it.each([
    ['prime256v1', 'EC P-256', 256],
    ['secp384r1', 'EC P-384', 384],
    ['secp521r1', 'EC P-521', 521],
    ['secp224r1', 'EC P-224', 224],
    ['prime192v1', 'EC P-192', 192],
    ['secp256k1', 'EC secp256k1', 256],
    ['brainpoolP256r1', 'EC brainpoolP256r1', 256],
    ['brainpoolP512r1', 'EC brainpoolP512r1', 512],
    ['sect571k1', 'EC sect571k1', 571],
  ])('reads %s off the key', (curve, keyType, bits) => {
    expect(readCurve(spkiOf(curve))).toEqual([keyType, bits]);
  });
  it('gives null for another kind of key, an unknown curve and for nonsense', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    expect(readCurve(rsa.export({ format: 'der', type: 'spki' }))).toBeNull();
    expect(readCurve(spkiOf('prime239v1'))).toBeNull();
    expect(readCurve(sequence())).toBeNull();
    expect(readCurve(new Uint8Array([0x30, 0x05, 1]))).toBeNull();
  });
});
