import { describe, expect, it } from 'vitest';
import { expiredDocument, healthyDocument, oldProgramDocument, unknownDocument } from '../examples/documents';
import { areaView } from './area-view';
import { movement } from './standing-words';

describe('one area of a report', () => {
  it('names the area where the cause lies', () => {
    expect(areaView(oldProgramDocument, 'protocol').state).toBe('cause');
    expect(areaView(expiredDocument, 'certificate').state).toBe('cause');
  });

  it('is clear only when something was ruled out and nothing stayed open', () => {
    expect(areaView(healthyDocument, 'configuration').state).toBe('clear');
    expect(areaView(unknownDocument, 'protocol').state).toBe('unsure');
    expect(areaView(healthyDocument, 'policy').state).toBe('unsure');
  });
  it('shows no table in which nothing is', () => {
    const table = { kind: 'table' as const, title: 'Groups', columns: ['Version'], rows: [] };
    const measured = ['', 'Could not tell: time ran out.'].map((note, at) => ({
      id: `table-${at}`,
      area: 'protocol' as const,
      table,
      note,
    }));
    expect(areaView({ ...healthyDocument, measured }, 'protocol').measured).toEqual([measured[1]]);
  });
});

describe('the place of a cause', () => {
  const [first, second] = oldProgramDocument.findings;

  it('is said to have moved when it did', () => {
    if (!first || !second) throw new Error('the example has two findings');
    const turned = [second, first];
    expect(movement(first, 0, turned)).toBe('moved up from 2');
    expect(movement(second, 1, turned)).toBe('moved down from 1');
    expect(movement(first, 0, [first])).toBeNull();
    expect(movement(first, 0, [])).toBe('new');
    expect(movement(first, 0, null)).toBeNull();
  });
});
