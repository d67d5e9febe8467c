import { describe, expect, it } from 'vitest';
import { excerptOf } from './project-excerpt';

describe('the pasted text in a report', () => {
  it('stays as it is when it is short', () => {
    expect(excerptOf('An error.')).toBe('An error.');
  });
  it('is cut when it is a whole log, and says so', () => {
    const cut = excerptOf('line\n'.repeat(50_000));
    expect(cut.length).toBeLessThanOrEqual(20_000);
    expect(cut).toContain('the whole text has 250000 characters; the case keeps all of it');
  });
});
