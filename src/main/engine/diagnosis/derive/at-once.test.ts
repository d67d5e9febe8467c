import { describe, expect, it } from 'vitest';
import { attempt } from '../testing/build';
import { failsInCompany } from './at-once';

/** Attempts that began after so many ms and took so many. */
const made = (spans: { readonly [id: string]: readonly [at: number, ms: number] }) =>
  new Map(
    Object.entries(spans).map(([id, [at, ms]]) => {
      const startedAt = new Date(Date.UTC(2026, 2, 3) + at).toISOString();
      return [id, { ...attempt(id), startedAt, ms }];
    }),
  );

const apart = { a: [100, 10], b: [120, 10], c: [140, 10], d: [160, 10] } as const;

describe('what fails only while other connections are open', () => {
  it('is known when each failure had company and those that were alone were answered', () => {
    const attempts = made({ ...apart, bad: [0, 20], other: [10, 20] });
    expect(failsInCompany(attempts, ['bad'], ['a', 'b', 'c', 'd', 'other'])).toEqual(['a', 'b', 'c', 'd']);
  });
  it('is not, when one failed alone', () => {
    const attempts = made({ ...apart, bad: [0, 20], other: [10, 20], alone: [200, 5] });
    expect(failsInCompany(attempts, ['bad', 'alone'], ['a', 'b', 'c', 'd'])).toBeNull();
  });
  it('is not, when too few were alone', () => {
    const attempts = made({ ...apart, bad: [0, 20], other: [10, 20], near: [125, 30] });
    expect(failsInCompany(attempts, ['bad'], ['a', 'b', 'c', 'd'])).toBeNull();
  });
  it('is not, when nothing failed, or nothing is known of when', () => {
    const attempts = made({ ...apart });
    expect(failsInCompany(attempts, [], ['a', 'b', 'c', 'd'])).toBeNull();
    expect(failsInCompany(attempts, ['gone'], ['a', 'b', 'c', 'd'])).toBeNull();
  });
  it('does not count connections to another address', () => {
    const attempts = made({ ...apart, bad: [0, 20], other: [10, 20] });
    const elsewhere = { ...attempts.get('other'), address: '192.0.2.77' };
    const moved = new Map([...attempts, ['other', elsewhere as ReturnType<typeof attempt>]]);
    expect(failsInCompany(moved, ['bad'], ['a', 'b', 'c', 'd'])).toBeNull();
  });
});
