import { describe, expect, it } from 'vitest';
import { STARTTLS_NAMES } from '../model/way';
import { starttlsWords } from './starttls';

describe('the words for a plain beginning', () => {
  it('differ for every choice, so that nobody picks the wrong one', () => {
    const words = (['auto', 'none', ...STARTTLS_NAMES] as const).map(starttlsWords);
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((text) => text.length > 2 && text.length < 50)).toBe(true);
  });
});
