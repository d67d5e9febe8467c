import { describe, expect, it } from 'vitest';
import type { Because } from '../../../shared/model/finding';
import { asCarried } from './carried';
import type { Cause, Verdict } from './define-cause';
import { compared, measured } from './derive/clip';
import { evidence } from './testing/build';
import { computerFacts } from './testing/situations';

const cause = (...wants: Cause['wants'][number][]): Cause =>
  ({ id: 'x', needs: [], wants }) as unknown as Cause;
const verdictOf = (one: Cause, verdict: 'confirmed' | 'possible', ...because: Because[]) =>
  asCarried(one, { verdict, because } as Verdict, evidence({ 'this-computer': computerFacts() })).verdict;

describe('a confirmed verdict', () => {
  it('stands on a measured sentence that points at attempts', () => {
    expect(verdictOf(cause(), 'confirmed', measured('Seen.', ['hello-1']))).toBe('confirmed');
  });
  it('is no more than likely when nothing measured points at an attempt', () => {
    expect(verdictOf(cause(), 'confirmed', measured('Seen.', []))).toBe('likely');
    expect(verdictOf(cause(), 'confirmed', compared('It fits.', ['hello-1']))).toBe('likely');
    expect(verdictOf(cause(), 'confirmed')).toBe('likely');
  });
  it('also stands on what was read on this computer, where it looks at that', () => {
    expect(verdictOf(cause('this-computer'), 'confirmed', measured('Read.', []))).toBe('confirmed');
    expect(verdictOf(cause('local-settings'), 'confirmed', measured('Read.', []))).toBe('likely');
    expect(verdictOf(cause('this-computer'), 'confirmed', compared('It fits.', []))).toBe('likely');
  });
  it('is the only one that is looked at', () => {
    expect(verdictOf(cause(), 'possible')).toBe('possible');
  });
});
