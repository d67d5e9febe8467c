import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault } from '../testing/situations';
import { cause } from './cert-broken-chain';

const none = new Map();

describe('cert-broken-chain', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('bad-signature', 'The signature does not fit.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'The signature does not fit.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('can’t tell from a certificate that we can’t read', () => {
    const certificate = certificateFacts([fault('unreadable', 'It could not be read.')]);
    expect(cause.examine({ certificate }, told(), none).verdict).toBe('unknown');
  });
  it('is only possible when the order alone is wrong', () => {
    const certificate = certificateFacts([fault('wrong-order', 'The order is wrong.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'possible',
      title: 'The server sends its certificates in the wrong order, or one too many',
    });
  });
});
