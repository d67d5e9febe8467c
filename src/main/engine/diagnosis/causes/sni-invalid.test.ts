import { describe, expect, it } from 'vitest';
import { alert, FIN, hello, match, told } from '../testing/build';
import { serverNameFacts } from '../testing/situations';
import { cause } from './sni-invalid';

const none = new Map();
const UNKNOWN = alert(112, 'unrecognized_name');
const complaint = match({ id: 'openssl.alert-112', event: 'alert', alertCode: 112, program: 'openssl' });

const examine = (names: ReturnType<typeof serverNameFacts>, said = told()) =>
  cause.examine({ 'server-name': names }, said, none);

describe('sni-invalid', () => {
  it('is likely when the text names the alert that only a made-up name brings', () => {
    expect(examine(serverNameFacts('TLS 1.3', 'TLS 1.3', UNKNOWN), told({}, complaint))).toMatchObject({
      verdict: 'likely',
      because: [{ grade: 'measured' }, { grade: 'measured' }, { grade: 'compared' }],
    });
  });
  it('is only possible when nothing says what the program sends', () => {
    expect(examine(serverNameFacts('TLS 1.3', 'TLS 1.3', UNKNOWN)).verdict).toBe('possible');
  });
  it('is only possible when a missing name brings the same alert', () => {
    const names = serverNameFacts('TLS 1.3', UNKNOWN, UNKNOWN);
    expect(examine(names, told({}, complaint)).verdict).toBe('possible');
  });
  it('looks at a number in the place of a name, where the target is one', () => {
    const names = {
      ...serverNameFacts(null, 'TLS 1.3', 'TLS 1.3'),
      literal: { result: hello('name-4', UNKNOWN), leaf: null },
    };
    const verdict = examine(names, told({ program: 'dotnet-framework' }));
    expect(verdict.verdict).toBe('possible');
    expect(JSON.stringify(verdict)).toContain('With a number in the place of a name');
    expect(JSON.stringify(verdict)).toContain('"told"');
  });
  it('is ruled out when such names are answered, and when nothing is', () => {
    expect(examine(serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3')).verdict).toBe('ruled-out');
    expect(examine(serverNameFacts(FIN, FIN, FIN)).verdict).toBe('ruled-out');
  });
});
