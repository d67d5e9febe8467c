import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSecrets } from '../../../shared/model/way';
import { createScrubber } from './scrub';

const proxy = { kind: 'http', host: 'proxy.example', port: 8080, user: 'kim' } as const;
const secretsWith = (proxyPassword: string | null): RunSecrets => ({ proxyPassword, clientIdentity: null });
const scrub = createScrubber(secretsWith('canary-7c1e'), proxy);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');

describe('what a peer repeats of our secrets', () => {
  it('is blanked out in each form in which it went over the wire or is kept, and nothing gets longer', () => {
    for (const text of [
      'denied: canary-7c1e',
      `Proxy-Authorization: Basic ${base64('kim:canary-7c1e')}`,
      `48545450${hex('canary-7c1e')}0d0a`,
      hex(`Basic ${base64('kim:canary-7c1e')}`),
    ]) {
      const clean = scrub({ deep: [{ text }] }).deep[0]?.text ?? '';
      expect(clean).toHaveLength(text.length);
      for (const form of [
        'canary',
        base64('kim:canary-7c1e').slice(0, 12),
        hex('canary'),
        hex(base64('kim:canary-7c1e').slice(0, 12)),
      ])
        expect(clean).not.toContain(form);
    }
  });
  it('leaves hex readable as hex', () => {
    expect(scrub(`00${hex('canary-7c1e')}ff`)).toBe(`00${'2a'.repeat(11)}ff`);
  });
  it('leaves everything else as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!JSON.stringify(value).includes('canary'));
        expect(scrub(value)).toEqual(value);
      }),
      { seed: 20261121 },
    );
  });
  it('is not looked for where there is nothing secret, or too little to tell from chance', () => {
    for (const password of [null, 'ab'])
      expect(createScrubber(secretsWith(password), { ...proxy, user: null })('about a b')).toBe('about a b');
  });
});
