import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { clientCertificateFacts } from '../testing/situations';
import { cause } from './client-cert-key-unusable';

const none = new Map();

const examine = (message: string, change: Parameters<typeof clientCertificateFacts>[0] = { asked: true }) =>
  cause.examine({ 'client-certificate': clientCertificateFacts(change) }, told({ message }), none);

describe('client-cert-key-unusable', () => {
  it('is likely by the code for a key that can’t be reached', () => {
    expect(examine('AcquireCredentialsHandle failed: 0x8009030D', { asked: false })).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'told', text: expect.stringContaining('0x8009030D') }),
      ]),
    });
  });
  it('is likely by the weaker code when the server asks, and possible when it was not seen to', () => {
    expect(examine('No credentials are available in the security package (0x8009030E)').verdict).toBe(
      'likely',
    );
    expect(examine('SEC_E_NO_CREDENTIALS', { asked: null }).verdict).toBe('possible');
  });
  it('is possible when this check could not use the file either', () => {
    const outcome = { kind: 'local', code: 'key', text: 'key' } as const;
    const shown = { attemptId: 'client-certificate-3', version: 'TLS 1.3', result: 'not-shown' } as const;
    const presented = [{ ...shown, outcome, alertName: null, words: 'The key does not fit.' }];
    expect(examine('', { asked: true, presented }).verdict).toBe('possible');
  });
  it('is ruled out when the server asks for no certificate and the text says nothing', () => {
    expect(examine('', { asked: false }).verdict).toBe('ruled-out');
  });
  it('can’t tell when the server asks and nothing was told', () => {
    expect(examine('').verdict).toBe('unknown');
  });
});
