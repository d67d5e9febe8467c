import { describe, expect, it } from 'vitest';
import { certificatesIn, pemBlocks } from './read-bundle';
import { text } from './testing/encode';
import { pem } from './testing/make-chain';
import { makeBundle } from './testing/places';
import { good, middle, root } from './testing/practice';

const found = (bytes: Uint8Array): string[] =>
  certificatesIn(bytes).map((der) => {
    const made = [good, middle, root].find((one) => Buffer.compare(one.der, der) === 0);
    return made?.name ?? 'another';
  });
const wrapped = (label: string, bytes: Uint8Array): Uint8Array =>
  text(`-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`);

describe('certificates in a download', () => {
  it('are found in DER, PEM, and PKCS#7 of both kinds', () => {
    expect(found(middle.der)).toEqual(['Middle']);
    expect(found(text(`Two of them:\n${pem(middle)}${pem(root)}`))).toEqual(['Middle', 'Root']);
    expect(found(makeBundle(middle, root))).toEqual(['Middle', 'Root']);
    expect(found(wrapped('PKCS7', makeBundle(root)))).toEqual(['Root']);
  });
  it('are not found where there are none', () => {
    for (const bytes of [text('<html>Not here</html>'), new Uint8Array(), Uint8Array.of(0x30, 0x80, 1)])
      expect(found(bytes)).toEqual([]);
  });
  it('are never made up from what was cut short', () => {
    const bundle = makeBundle(middle, root);
    for (let length = 0; length < bundle.length; length += 5)
      expect(found(bundle.subarray(0, length))).toEqual([]);
  });
  it('are at most twenty', () => {
    expect(found(text(pem(middle).repeat(50))).length).toBe(20);
  });
  it('are found behind a block that was cut short', () => {
    expect(found(text(`${pem(root).slice(0, 300)}\n${pem(middle)}${pem(root)}`))).toEqual(['Middle', 'Root']);
  });
});

describe('the blocks of a PEM text', () => {
  const MEGABYTE = 1_000_000;
  const filled = (line: string): string => line.repeat(Math.ceil(MEGABYTE / line.length));

  it('are none where a megabyte of beginnings has no end', () => {
    for (const label of ['X509 CRL', 'CERTIFICATE'])
      expect(pemBlocks(text(filled(`-----BEGIN ${label}-----\n`)), label)).toEqual([]);
  });
  it('are one where a megabyte of beginnings has one end', () => {
    const many = `${filled('-----BEGIN X509 CRL-----\n')}QUJD\n-----END X509 CRL-----\n`;
    expect(pemBlocks(text(many), 'X509 CRL').map((one) => Buffer.from(one).toString())).toEqual(['ABC']);
  });
  it('are at most twenty, whatever their number', () => {
    const many = filled('-----BEGIN X509 CRL-----\nQUJD\n-----END X509 CRL-----\n');
    expect(pemBlocks(text(many), 'X509 CRL').length).toBe(20);
  });
});
