import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { Extension, X509CertificateGenerator } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { makeLabPki } from '../lab/pki';
import { readAuthorities } from './authority';

const pki = await makeLabPki();
const { pem } = pki.root;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file of root certificates', () => {
  it('is read as PEM, each certificate once, whatever stands around it', () => {
    const found = readAuthorities(bytes(`Company root\r\n${pem}\n\n${pem}\ntrailing words`));
    expect(found).toHaveLength(1);
    expect(found[0]?.subject).toBe('Practice Lab Root');
    expect(found[0]?.notAfter).toMatch(/^\d{4}-\d{2}-\d{2}T/);
    expect(found[0]?.fingerprint).toBe(new X509Certificate(pem).fingerprint256);
    expect(new X509Certificate(found[0]?.pem ?? '').fingerprint256).toBe(found[0]?.fingerprint);
  });
  it('is refused in words when it is larger than the model takes', async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const large = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=Large',
      keys,
      signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
      extensions: [new Extension('1.2.3.4', false, new Uint8Array(30_000))],
    });
    expect(() => readAuthorities(bytes(large.toString('pem')))).toThrow('“Large” is larger than any root');
  });
  it('is read as DER', () => {
    expect(readAuthorities(new X509Certificate(pem).raw)[0]?.subject).toBe('Practice Lab Root');
  });
  it.each([
    ['-----BEGIN PRIVATE KEY-----\nx', 'This file holds a private key'],
    ['-----BEGIN PKCS7-----\nx', 'PKCS #7 bundle'],
    ['-----BEGIN CERTIFICATE REQUEST-----\nx', 'a request for a certificate'],
    ['', 'No certificate could be read'],
    [
      `-----BEGIN CERTIFICATE-----\n${'A'.repeat(80)}\n-----END CERTIFICATE-----`,
      'No certificate could be read',
    ],
    [`${pem}\n`.repeat(21), 'holds 21 certificates'],
  ])('says what it is instead (%#)', (text, expected) => {
    expect(() => readAuthorities(bytes(text))).toThrow(expected);
  });
});
