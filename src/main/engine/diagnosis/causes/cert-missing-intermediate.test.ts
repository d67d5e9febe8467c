import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-missing-intermediate';

const none = new Map();

describe('cert-missing-intermediate', () => {
  it('is likely, since the issuer could also be a root that this computer lacks', () => {
    const certificate = certificateFacts([fault('missing-intermediate', 'A link is missing.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'A link is missing.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('shows the gap in the chain', () => {
    const certificate = certificateFacts(
      [fault('missing-intermediate', 'A link is missing.')],
      [presented()],
    );
    const verdict = cause.examine({ certificate }, told(), none);
    expect(verdict).toMatchObject({
      details: [
        {
          kind: 'chain',
          certificates: [{ role: 'server' }, { role: 'missing', subject: 'CN=Example Issuing Authority' }],
        },
      ],
    });
  });
});
