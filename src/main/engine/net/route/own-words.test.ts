import { describe, expect, it } from 'vitest';
import { ownWords } from './own-words';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const KEPT_BACK = 'it sends our own words back';

describe('what we said in secret', () => {
  const words = ownWords(['päss-wörd']);
  it('is not shown, whole or cut off, and whatever stands around it', () => {
    for (const text of ['päss-wörd', 'x päss-wörd y', 'x päss', 'pä'])
      expect(words.show(bytes(text), 100), text).toBe(KEPT_BACK);
    expect(words.show(bytes('p no'), 100)).toBe('p no');
  });
  it('is not seen where it is not, however often it seems to begin', () => {
    expect(words.in(bytes(`${'päs'.repeat(50)}.`))).toBe(false);
    expect(ownWords([]).in(bytes('anything'))).toBe(false);
    expect(ownWords(['']).in(bytes('anything'))).toBe(false);
  });
  it('too short to be told from chance is not looked for among a server’s bytes', () => {
    const every = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect(ownWords(['a']).in(every)).toBe(false);
    expect(ownWords(['abc']).echoed(every)).toBe(false);
    expect(ownWords(['abcdef']).echoed(every)).toBe(true);
  });
});
