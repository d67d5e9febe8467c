import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../shared/model/failure';
import { attempt, FIN, SILENCE } from '../testing/build';
import { ourOwnPace, ownPaceInMarks } from './our-own-pace';

/** One connection a second with this course: "a" answered, "f" closed, "s" silent. */
const run = (course: string) => {
  const ends: { readonly [letter: string]: Outcome } = { f: FIN, s: SILENCE };
  const all = [...course].map((letter, at) => ({
    ...attempt(`x-${at}`, ends[letter]),
    startedAt: new Date(Date.UTC(2026, 2, 3, 14, 5, at)).toISOString(),
  }));
  const failed = all.filter(({ outcome }) => outcome.kind !== 'answered').map(({ id }) => id);
  return ourOwnPace(new Map(all.reverse().map((one) => [one.id, one])), failed);
};

describe('failures that may be our own doing', () => {
  it('are those that last until the end once they began', () => {
    expect(run('aaaaass')).toEqual({ before: 5, row: ['x-5', 'x-6'] });
  });
  it('are several in a row after answers, though it answers again after a pause', () => {
    expect(run('aaafffaa')).toMatchObject({ before: 3 });
  });
  it.each(['afafafa', 'aafaa', 'aaffaafff', 'ffaa', 'aaaa', ''])('are not those of %j', (course) => {
    expect(run(course)).toBeNull();
  });
  it('are not known where an attempt is missing', () => {
    expect(ourOwnPace(new Map(), ['x-1'])).toBeNull();
  });
  it.each([
    ['aaaaass', 5],
    ['aaafffaa', 3],
    ['afafafa', null],
    ['aafaa', null],
    ['aaffaafff', null],
    ['ffaa', null],
    ['aaaa', null],
    ['', null],
  ])('are told from the marks of hundreds alike: %j', (course, before) => {
    const marks = [...course].map((end, at) => ({
      ...{ probe: 'x', address: 'a', series: 'base', end, at },
      ms: 1,
    }));
    expect(ownPaceInMarks(marks as Parameters<typeof ownPaceInMarks>[0])?.before ?? null).toBe(before);
  });
});
