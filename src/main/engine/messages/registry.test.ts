import { describe, expect, it } from 'vitest';
import { messageMatchSchema } from '../../../shared/model/asked';
import { OLD_TEXTS } from '../diagnosis/derive/old-program';
import { KINDS_BY_TEXT } from '../diagnosis/derive/told';
import { causeFiles } from '../diagnosis/registry';
import { ALERTS } from '../wire/ids';
import { ALERT_CODES } from './alerts';
import { FRAMES } from './frames';
import { readMessage } from './read-message';
import { STACKS } from './registry';

const TEXTS = STACKS.flatMap((stack) => stack.texts);
const PATTERNS = TEXTS.flatMap((text) => text.match.map((pattern) => ({ id: text.id, pattern })));

describe('the dictionary', () => {
  it('knows at least 60 texts, each id once', () => {
    const ids = TEXTS.map((text) => text.id);
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('has a word for every alert that is registered', () => {
    const missing = Object.values(ALERTS).filter((code) => !ALERT_CODES.includes(code));
    expect(missing).toEqual([]);
  });
  it('names a source for every stack', () => {
    for (const { source, stack } of STACKS) expect(source, stack).not.toBe('');
  });
  it('ranks only causes that exist', () => {
    const unknown = TEXTS.flatMap((text) =>
      text.ranks.filter((id) => !causeFiles.has(id)).map((id) => `${text.id}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });
  it('keeps every entry within the limits of a reading', () => {
    for (const text of TEXTS) {
      const match = {
        id: text.id,
        stack: 's',
        quoted: 'q',
        wrapper: text.wrapper ?? false,
        side: text.side ?? 'unknown',
      };
      const whole = { ...match, program: text.program ?? 'unknown', alertCode: text.alertCode ?? null };
      const kept = {
        proves: text.proves,
        writtenBy: text.writtenBy,
        event: text.event,
        ranks: [...text.ranks],
      };
      expect(messageMatchSchema.safeParse({ ...whole, ...kept }).error).toBeUndefined();
    }
  });
  it('lets a wrapper rank nothing and prove no event', () => {
    for (const text of TEXTS.filter((one) => one.wrapper === true))
      expect([text.id, text.ranks.length, text.event]).toEqual([text.id, 0, 'nothing-certain']);
  });
  it('gives the ids that the diagnosis counts on', () => {
    const ids = new Set(TEXTS.map((text) => text.id));
    for (const id of [...Object.keys(OLD_TEXTS), ...Object.keys(KINDS_BY_TEXT)])
      expect(ids, id).toContain(id);
  });
  it('writes plainly: no exclamation marks, no “just”, no “simply”', () => {
    for (const text of TEXTS) expect(text.proves, text.id).not.toMatch(/!|\bjust\b|\bsimply\b|\bplease\b/i);
  });
});

describe('matching is bounded', () => {
  it('uses no unbounded wildcard and no repetition inside a repetition', () => {
    const nested = /\([^()]*[+*][^()]*\)[+*]/;
    for (const { id, pattern } of [
      ...PATTERNS,
      ...FRAMES.map((frame) => ({ id: 'frame', pattern: frame.match })),
    ]) {
      expect(pattern.source, id).not.toMatch(/\.[*+]|\][*+]/);
      expect(pattern.source, id).not.toMatch(nested);
      expect(pattern.flags, id).not.toContain('g');
    }
  });
  it('gets through 20,000 hostile characters', () => {
    const hostile = [
      'a'.repeat(20_000),
      'a.'.repeat(10_000),
      'a-'.repeat(10_000),
      '1.'.repeat(10_000),
      ' '.repeat(20_000),
      'https://a:'.repeat(2_000),
      'tls: '.repeat(4_000),
      'SSL routines:'.repeat(1_500),
      'Get "https://a'.repeat(1_400),
      'Failed to connect to '.repeat(900),
      'Connection Timeout Expired '.repeat(700),
      '[::'.repeat(6_000),
      `Server=${'tcp:'.repeat(5_000)}`,
    ];
    for (const text of hostile) expect(readMessage(text).matches.length).toBeLessThanOrEqual(12);
  });
});
