import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeLabPki } from './pki';

const pki = await makeLabPki();
const read = (der: Uint8Array) => new X509Certificate(der);

describe('the practice authorities', () => {
  it('sign a server certificate that checks out up to the root', async () => {
    const server = read((await pki.server('shop.lab.test')).der);
    const intermediate = read(pki.intermediate.der);
    const root = read(pki.root.der);
    expect(server.verify(intermediate.publicKey)).toBe(true);
    expect(server.checkIssued(intermediate)).toBe(true);
    expect(intermediate.verify(root.publicKey)).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(server.checkHost('shop.lab.test')).toBe('shop.lab.test');
    expect(server.ca).toBe(false);
    expect(intermediate.ca).toBe(true);
  });

  it('hand out the same certificate for the same name', async () => {
    expect(await pki.server('a.lab.test')).toBe(await pki.server('a.lab.test'));
  });

  it('write the dates that were asked for', async () => {
    const made = await pki.make({
      subject: 'CN=old.lab.test',
      names: ['old.lab.test'],
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('2021-01-01T00:00:00Z'),
    });
    expect(read(made.der).validTo).toBe('Jan  1 00:00:00 2021 GMT');
  });

  it('make a certificate that signs itself', async () => {
    const made = read(
      (await pki.make({ subject: 'CN=self.lab.test', names: ['self.lab.test'], issuer: null })).der,
    );
    expect(made.issuer).toBe(made.subject);
    expect(made.verify(made.publicKey)).toBe(true);
  });

  it('make a short key under an old signature when asked to', async () => {
    const authority = await pki.make({
      subject: 'CN=Old',
      names: [],
      issuer: null,
      authority: true,
      key: 'rsa',
    });
    const weak = await pki.make({
      subject: 'CN=w',
      names: ['w.lab.test'],
      issuer: authority,
      key: 'rsa-1024',
      sha1: true,
    });
    const certificate = read(weak.der);
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(1024);
    expect(weak.certificate.signatureAlgorithm.hash.name).toBe('SHA-1');
    expect(certificate.verify(read(authority.der).publicKey)).toBe(true);
  });

  it('give private keys that fit their certificates', async () => {
    const { createPrivateKey } = await import('node:crypto');
    const server = await pki.server('shop.lab.test');
    expect(read(server.der).checkPrivateKey(createPrivateKey(server.keyPem))).toBe(true);
  });
});
