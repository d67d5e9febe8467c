import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { evidence, FIN, hello } from '../../../engine/diagnosis/testing/build';
import { oneChange } from './one-change';
import { fill } from './table';

const facts: EvidenceMap['one-change'] = {
  from: 'base-fails',
  steps: [
    { variable: 'alpn', change: 'no language named', result: hello('o-1', FIN), learned: 'Not it.' },
    { variable: 'groups', change: 'P-256 alone', result: hello('o-2', 'TLS 1.2'), learned: 'It is.' },
  ],
  pair: {
    variable: 'groups',
    works: 'P-256 alone is offered',
    fails: 'our usual greeting is sent',
    working: [hello('o-4', 'TLS 1.2')],
    failing: [hello('o-3', FIN)],
    holds: true,
    together: [],
  },
  why: '',
};
const table = (change: Partial<typeof facts> = {}) =>
  fill(oneChange, evidence({ 'one-change': { ...facts, ...change } }));

describe('the table of the search for the one change', () => {
  it('shows each step with what came and what that says, and then the pair', () => {
    expect(table()?.table.rows).toEqual([
      ['no language named', 'not answered: closed (FIN)', 'Not it.'],
      ['P-256 alone', 'answered with TLS 1.2', 'It is.'],
      ['Again: P-256 alone is offered', 'answered with TLS 1.2', ''],
      ['Again: our usual greeting is sent', 'not answered: closed (FIN)', ''],
    ]);
    expect(table()?.note).toContain('measured again by turns');
  });
  it('says why no pair is left', () => {
    expect(table({ pair: null, why: 'Nothing helped.' })?.note).toMatch(/Nothing helped\.$/);
  });
  it('does not exist where an earlier question had the answer', () => {
    expect(table({ steps: [] })).toBeNull();
  });
});
