import { describe, expect, it } from 'vitest';
import { hello, helloFacts, told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-key-usage';

const none = new Map();

describe('cert-key-usage', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('wrong-usage', 'It is not for servers.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'It is not for servers.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  const used = (suite: string, keyUsage: string[]) => {
    const certificate = certificateFacts([], [presented({ keyType: 'RSA', keyUsage })]);
    const base = { ...hello('hello-1', 'TLS 1.2'), suite };
    return cause.examine({ certificate, hello: helloFacts('TLS 1.2', { base }) }, told(), none);
  };
  it('is likely when the key signs and may only be encrypted to, or the other way round', () => {
    const signs = used('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', ['keyEncipherment']);
    expect(signs).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'measured', attempts: ['hello-1'] }),
      ]),
    });
    expect(used('TLS_AES_128_GCM_SHA256', ['keyEncipherment']).verdict).toBe('likely');
    expect(used('TLS_RSA_WITH_AES_128_CBC_SHA', ['digitalSignature']).verdict).toBe('likely');
  });
  it('is ruled out when the key is used as it may be, or does not say', () => {
    expect(used('TLS_AES_128_GCM_SHA256', ['digitalSignature', 'keyEncipherment']).verdict).toBe('ruled-out');
    expect(used('TLS_AES_128_GCM_SHA256', []).verdict).toBe('ruled-out');
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
});
