import { describe, expect, it } from 'vitest';
import {
  attemptMarksSchema,
  endLetterOf,
  type Mark,
  NO_MARKS,
  packMarks,
  unpackMarks,
} from './attempt-marks';

const mark = (more: Partial<Mark> = {}): Mark => ({
  address: '192.0.2.1',
  probe: 'stability',
  series: 'first',
  end: 'a',
  at: 10,
  ms: 4,
  ...more,
});

describe('the marks of attempts', () => {
  it('come back from their columns as they went in, in the order in which they began', () => {
    const marks = [mark({ at: 30, end: 'r' }), mark({ address: '192.0.2.2', series: 'second', at: 20 })];
    const packed = packMarks(marks);
    expect(attemptMarksSchema.parse(packed)).toEqual(packed);
    expect(unpackMarks(packed)).toEqual([marks[1], marks[0]]);
  });

  it('stay small: each address and each question is named once', () => {
    const packed = packMarks(Array.from({ length: 300 }, (_, at) => mark({ at })));
    expect(packed.addresses).toEqual(['192.0.2.1']);
    expect(JSON.stringify(packed).length).toBeLessThan(5_000);
  });

  it('are bounded', () => {
    const packed = packMarks(Array.from({ length: 5_000 }, (_, at) => mark({ at })));
    expect(attemptMarksSchema.safeParse(packed).success).toBe(true);
    expect(unpackMarks(packed)).toHaveLength(1_300);
  });

  it('refuse letters that mean nothing', () => {
    expect(attemptMarksSchema.safeParse({ ...NO_MARKS, end: 'z' }).success).toBe(false);
  });

  it('pass over what a hostile file left out', () => {
    expect(unpackMarks({ ...NO_MARKS, end: 'aaa', series: 'o', at: [1] })).toEqual([]);
  });

  it('count neither what was cancelled nor what we did not allow ourselves', () => {
    expect(endLetterOf({ kind: 'cancelled' })).toBeNull();
    expect(endLetterOf({ kind: 'local', code: 'BUDGET', text: '' })).toBeNull();
  });

  it('keep what a proxy stopped apart from what the server closed behind it', () => {
    const proxy = { kind: 'proxy', status: null, text: '' } as const;
    expect(endLetterOf({ ...proxy, what: 'forbidden' })).toBe('p');
    expect(endLetterOf({ ...proxy, what: 'closed-after-accept' })).toBe('f');
  });
});
