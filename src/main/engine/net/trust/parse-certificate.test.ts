import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from './parse-certificate';
import { der, oid, sequence, text } from './testing/encode';
import { extension, makeCertificate, parsed, rsaKey } from './testing/make-chain';

describe('parseCertificate', () => {
  it('reads the facts that Node reads from the same bytes', () => {
    const made = makeCertificate({
      subject: 'Server',
      names: ['a.lab.test', '127.0.0.1', '::1'],
      key: rsaKey(2048),
    });
    const { facts } = parsed(made);
    const node = new X509Certificate(made.der);
    expect(facts.fingerprint).toBe(node.fingerprint256.replaceAll(':', '').toLowerCase());
    expect(facts.serial).toBe(node.serialNumber.toLowerCase());
    expect(new Date(facts.notAfter).getTime()).toBe(Date.parse(node.validTo));
    expect(facts.subject).toBe(node.subject);
    expect(facts.der).toBe(node.raw.toString('base64'));
    expect(facts.keyBits).toBe(node.publicKey.asymmetricKeyDetails?.modulusLength);
    expect(node.subjectAltName).toBe('DNS:a.lab.test, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    expect(facts.names).toEqual(['a.lab.test', '127.0.0.1', '::1']);
  });
  it('reads where the missing authority can be fetched, and what the certificate is for', () => {
    const access = sequence(
      sequence(oid('1.3.6.1.5.5.7.48.1'), der(0x86, text('http://ocsp.lab.test/'))),
      sequence(oid('1.3.6.1.5.5.7.48.2'), der(0x86, text('http://ca.lab.test/middle.cer'))),
    );
    const { facts } = parsed(
      makeCertificate({
        subject: 'Server',
        purposes: ['1.3.6.1.5.5.7.3.1', '1.2.3'],
        extensions: [extension('1.3.6.1.5.5.7.1.1', false, access)],
      }),
    );
    expect(facts.caIssuers).toEqual(['http://ca.lab.test/middle.cer']);
    expect(facts.extendedKeyUsage).toEqual(['serverAuth', '1.2.3']);
  });
  it('makes harmless what a certificate says about itself, and bounds it', () => {
    const { facts } = parsed(
      makeCertificate({ subject: `\u001b[2J${'x'.repeat(900)}`, names: ['a\nb.test'] }),
    );
    expect(facts.subject.startsWith('CN=·[2Jxx')).toBe(true);
    expect(facts.subject.length).toBeLessThanOrEqual(400);
    expect(facts.names).toEqual(['a b.test']);
  });
  it('gives null for bytes that are no certificate', () => {
    expect(parseCertificate(new Uint8Array())).toBeNull();
    expect(parseCertificate(text('-----BEGIN CERTIFICATE-----'))).toBeNull();
    expect(parseCertificate(new Uint8Array(50_000).fill(0x30))).toBeNull();
  });
  it('gives null for a date that does not exist', () => {
    const made = makeCertificate({ subject: 'Server', notAfter: '2026-13-45T00:00:00' });
    expect(parseCertificate(made.der)).toBeNull();
  });
});
