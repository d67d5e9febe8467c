import { describe, expect, it } from 'vitest';
import { byReason } from './unknowns';

const line = (causeId: string, why: string) => ({
  causeId,
  area: 'certificate' as const,
  title: causeId,
  why,
  decides: '',
});

describe('what could not be told', () => {
  it('says a shared reason once, with everything that it is the reason for', () => {
    const groups = byReason([line('a', 'No chain.'), line('b', 'No answer.'), line('c', 'No chain.')]);
    expect(groups.map(({ why, lines }) => [why, lines.map(({ causeId }) => causeId)])).toEqual([
      ['No chain.', ['a', 'c']],
      ['No answer.', ['b']],
    ]);
  });

  it('is an empty list when everything could be told', () => {
    expect(byReason([])).toEqual([]);
  });
});
