import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault } from '../testing/situations';
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
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
});
