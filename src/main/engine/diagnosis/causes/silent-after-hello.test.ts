import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, SILENCE, told, versionsFacts } from '../testing/build';
import { plainFacts } from '../testing/situations';
import { cause } from './silent-after-hello';

const none = new Map();

const shown = { hello: helloFacts(SILENCE), versions: versionsFacts([], SILENCE) };

describe('silent-after-hello', () => {
  it('is likely when no greeting brings a byte', () => {
    expect(cause.examine(shown, told(), none)).toMatchObject({ verdict: 'likely' });
  });
  it('is ruled out when one greeting was answered', () => {
    const one = { ...shown, versions: versionsFacts(['TLS 1.2'], SILENCE) };
    expect(cause.examine(one, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the connection was closed', () => {
    expect(cause.examine({ hello: helloFacts(FIN), versions: versionsFacts([]) }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('is ruled out when the port waits for plain text', () => {
    const plain = { ...shown, 'plain-answer': plainFacts({ looksLike: 'http', httpStatus: 200 }) };
    expect(cause.examine(plain, told(), none).verdict).toBe('ruled-out');
  });
});
