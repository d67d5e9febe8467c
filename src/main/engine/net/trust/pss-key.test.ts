import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPssKey } from './pss-key';
import { sequence } from './testing/encode';
import { makeCertificate, parsed } from './testing/make-chain';

const pss = (modulusLength: number) => generateKeyPairSync('rsa-pss', { modulusLength });
const spki = { format: 'der', type: 'spki' } as const;

describe('readPssKey', () => {
  it('reads the kind and the size off the key', () => {
    expect(readPssKey(pss(1024).publicKey.export(spki))).toEqual(['RSA-PSS', 1024]);
    expect(readPssKey(pss(1031).publicKey.export(spki))).toEqual(['RSA-PSS', 1031]);
  });
  it('gives null for an RSA key of the usual kind and for nonsense', () => {
    const usual = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    expect(readPssKey(usual.export(spki))).toBeNull();
    expect(readPssKey(sequence())).toBeNull();
    expect(readPssKey(new Uint8Array([0x30, 0x05, 1]))).toBeNull();
  });
  it('names the key of a certificate', () => {
    const made = makeCertificate({ subject: 'x', issuer: makeCertificate({ subject: 'y' }), key: pss(1024) });
    expect(parsed(made).facts).toMatchObject({ keyType: 'RSA-PSS', keyBits: 1024 });
  });
});
