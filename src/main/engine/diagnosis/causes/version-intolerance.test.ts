import { describe, expect, it } from 'vitest';
import { FIN, helloFacts, repeatFacts, told, versionsFacts } from '../testing/build';
import { formFacts, intoleranceFacts } from '../testing/forms';
import { cause } from './version-intolerance';

const none = new Map();

const pair = { key: 'version:TLS 1.2', base: FIN, variant: 'TLS 1.2' };
const broken = { hello: helloFacts(FIN), versions: versionsFacts(['TLS 1.2']) };

describe('version-intolerance', () => {
  it('is confirmed when TLS 1.2 alone is answered, 1.3 with it is not, and the pair held', () => {
    expect(cause.examine({ ...broken, repeat: repeatFacts([pair]) }, told(), none).verdict).toBe('confirmed');
  });
  it('is likely without the repetition', () => {
    expect(cause.examine(broken, told(), none).verdict).toBe('likely');
  });
  it('is ruled out when the greeting that offers TLS 1.3 is answered', () => {
    expect(cause.examine({ ...broken, hello: helloFacts('TLS 1.2') }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell when no version is answered, or the pair did not hold', () => {
    expect(cause.examine({ ...broken, versions: versionsFacts([]) }, told(), none).verdict).toBe('unknown');
    const repeat = repeatFacts([{ ...pair, holds: false }]);
    expect(cause.examine({ ...broken, repeat }, told(), none).verdict).toBe('unknown');
  });
  it('is ruled out when a greeting with TLS 1.3 is answered at another size, or in another wrapping', () => {
    const sizes = { ...broken, 'hello-form': formFacts(FIN, { 'size-600': 'TLS 1.2' }) };
    expect(cause.examine(sizes, told(), none).verdict).toBe('ruled-out');
    const wrapped = { ...broken, intolerance: intoleranceFacts(FIN, { 'record-0303': 'TLS 1.2' }) };
    expect(cause.examine(wrapped, told(), none).verdict).toBe('ruled-out');
  });
  it('stays when only the old format, which can’t offer TLS 1.3, is answered, and names strange numbers', () => {
    const intolerance = intoleranceFacts(FIN, { 'ssl2-format': 'TLS 1.2' });
    const [group] = intoleranceFacts('TLS 1.2', { 'legacy-version-0305': FIN }).groups;
    const groups = [...intolerance.groups, ...(group ? [{ ...group, offered: 'TLS 1.2' }] : [])];
    const seen = { ...broken, repeat: repeatFacts([pair]), intolerance: { ...intolerance, groups } };
    const verdict = cause.examine(seen, told(), none);
    expect(verdict).toMatchObject({ verdict: 'confirmed' });
    expect('because' in verdict && JSON.stringify(verdict.because)).toContain('legacy-version-0305');
  });
});
