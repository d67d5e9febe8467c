import { describe, expect, it } from 'vitest';
import { alert, FIN, helloFacts, told, versionsFacts } from '../testing/build';
import { reachFacts } from '../testing/situations';
import { cause } from './server-cert-key-missing';

const none = new Map();

const closed = (outcome = FIN) => ({
  hello: helloFacts(outcome),
  versions: versionsFacts([], outcome),
  reach: reachFacts(),
});

describe('server-cert-key-missing', () => {
  it('is no more than possible when every greeting is closed alike', () => {
    expect(cause.examine(closed(), told(), none).verdict).toBe('possible');
    expect(cause.examine(closed(alert(80, 'internal_error')), told(), none).verdict).toBe('possible');
  });
  it('is likely when the server’s own text says so', () => {
    const message = 'The server mode SSL must use a certificate with the associated private key.';
    expect(cause.examine(closed(), told({ message }), none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([expect.objectContaining({ grade: 'told' })]),
    });
  });
  it('is ruled out when one greeting was answered', () => {
    const shown = { ...closed(), versions: versionsFacts(['TLS 1.0']) };
    expect(cause.examine(shown, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the greetings are refused for another reason', () => {
    expect(cause.examine(closed(alert(112, 'unrecognized_name')), told(), none).verdict).toBe('ruled-out');
  });
});
