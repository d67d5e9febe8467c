import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-weak-signature';

const none = new Map();

describe('cert-weak-signature', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('weak-signature', 'It is signed with SHA-1.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'It is signed with SHA-1.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('is confirmed by a short key as well', () => {
    const certificate = certificateFacts(
      [fault('weak-key', 'The key has 1024 bits.')],
      [presented({ keyBits: 1024 })],
    );
    const verdict = cause.examine({ certificate }, told(), none);
    expect(verdict.verdict).toBe('confirmed');
    expect(JSON.stringify(verdict)).toContain('RSA key of 1024 bits');
  });
});
