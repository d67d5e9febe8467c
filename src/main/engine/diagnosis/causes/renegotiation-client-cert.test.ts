import { describe, expect, it } from 'vitest';
import { told, versionsFacts } from '../testing/build';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './renegotiation-client-cert';

const none = new Map();
const BOTH = versionsFacts(['TLS 1.2', 'TLS 1.3']);
const REFUSED = 'The remote party requested renegotiation when AllowRenegotiation was set to false.';

const examine = (
  message: string,
  change: Parameters<typeof clientCertificateFacts>[0] = { asked: false },
  versions = BOTH,
) =>
  cause.examine({ versions, 'client-certificate': clientCertificateFacts(change) }, told({ message }), none);

describe('renegotiation-client-cert', () => {
  it('is likely when the text says so and a first handshake went through', () => {
    expect(examine(REFUSED).verdict).toBe('likely');
    expect(examine('remote error: tls: no renegotiation').verdict).toBe('likely');
  });
  it('is only possible when a page is said to want a certificate', () => {
    expect(examine('HTTP Error 403.7 - Forbidden').verdict).toBe('possible');
  });
  it('is ruled out when the server asks at the beginning, or speaks TLS 1.3 only', () => {
    expect(examine(REFUSED, { asked: true }).verdict).toBe('ruled-out');
    expect(examine(REFUSED, { asked: false }, versionsFacts(['TLS 1.3'])).verdict).toBe('ruled-out');
  });
  it('says plainly that this check can’t see it', () => {
    expect(examine('')).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('sends no request'),
    });
  });
});
