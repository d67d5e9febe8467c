import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './tls13-error-after-handshake';

const none = new Map();

const examine = (change: Parameters<typeof clientCertificateFacts>[0]) =>
  cause.examine(
    { 'client-certificate': clientCertificateFacts({ version: 'TLS 1.3', ...change }) },
    told(),
    none,
  );

describe('tls13-error-after-handshake', () => {
  it('is confirmed by an error signal after the handshake, twice', () => {
    expect(examine({ afterFinished: 'alert', alertName: 'certificate_required' }).verdict).toBe('confirmed');
  });
  it('is likely when it came once only', () => {
    const once = { afterFinished: 'alert', alertName: 'internal_error', steady: false } as const;
    expect(examine(once).verdict).toBe('likely');
  });
  it('is only possible after a close, polite or not', () => {
    expect(examine({ afterFinished: 'fin' }).verdict).toBe('possible');
    expect(examine({ afterFinished: 'alert', alertName: 'close_notify' }).verdict).toBe('possible');
  });
  it('is ruled out when the server stays on, and in TLS 1.2', () => {
    expect(examine({}).verdict).toBe('ruled-out');
    expect(examine({ version: 'TLS 1.2', afterFinished: 'alert' }).verdict).toBe('ruled-out');
  });
  it('can’t tell when this computer could not complete a handshake', () => {
    expect(examine({ completed: false, localRefusal: 'EPROTO', afterFinished: null }).verdict).toBe(
      'unknown',
    );
  });
});
