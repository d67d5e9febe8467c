import { describe, expect, it } from 'vitest';
import { match, told } from '../testing/build';
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
    expect(examine({ asked: false, afterFinished: 'alert', alertName: 'access_denied' }).verdict).toBe(
      'confirmed',
    );
  });
  it('is only possible where the missing certificate is what has to be mended, and likely when the text is of a late error', () => {
    const required = { afterFinished: 'alert', alertName: 'certificate_required' } as const;
    expect(examine(required).verdict).toBe('possible');
    const said = told({}, match({ event: 'nothing-certain', stage: 'after-opening' }));
    const facts = clientCertificateFacts({ version: 'TLS 1.3', ...required });
    expect(cause.examine({ 'client-certificate': facts }, said, none).verdict).toBe('likely');
  });
  it('is likely when it came once only', () => {
    const once = {
      asked: false,
      afterFinished: 'alert',
      alertName: 'internal_error',
      steady: false,
    } as const;
    expect(examine(once).verdict).toBe('likely');
    const tries = [true, false].map((refused, at) => ({ attemptId: `try-${at}`, refused }));
    expect(examine({ ...once, tries }).verdict).toBe('possible');
  });
  it('is only possible after a close, polite or not', () => {
    expect(examine({ afterFinished: 'fin' }).verdict).toBe('possible');
    expect(examine({ afterFinished: 'alert', alertName: 'close_notify' }).verdict).toBe('possible');
  });
  it('is the server’s owner’s, unless it is about the program’s own certificate', () => {
    const owner = 'server-owner';
    expect(examine({ asked: false, afterFinished: 'rst' })).toMatchObject({ verdict: 'possible', owner });
    expect(examine({ asked: false, afterFinished: 'alert', alertName: 'internal_error' })).toMatchObject({
      owner,
    });
    expect(examine({ asked: true, afterFinished: 'rst' })).not.toHaveProperty('owner');
    expect(examine({ afterFinished: 'alert', alertName: 'certificate_required' })).not.toHaveProperty(
      'owner',
    );
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
