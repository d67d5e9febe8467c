import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../shared/model/evidence';
import { reportSchema } from '../../../shared/model/report';
import { clientRows } from './grid';
import { clients } from './registry';
import { evidenceOf, FIN, hello } from './testing/server';

const modern = hello(['TLS 1.3', 'TLS_AES_256_GCM_SHA384', 'x25519']);
const base: Partial<EvidenceMap> = {
  hello: { base: modern, repeated: modern, addresses: [modern], steady: true },
  versions: { rungs: [{ version: 'TLS 1.3', result: modern }], spoken: ['TLS 1.3'] },
};
const greeting = (own: EvidenceMap['hello']['base'][]): EvidenceMap['client-greeting'] => ({
  profile: 'node-24',
  name: 'Node.js 24',
  basis: 'recorded',
  base: [modern, modern],
  own,
  differs: !own[0]?.answered,
  steady: true,
});
const rowsOf = (facts: Partial<EvidenceMap>, client: string | null = null) =>
  clientRows(evidenceOf(facts), { client });

describe('the grid', () => {
  it('has a row for every profile, and fits into a report', () => {
    const rows = rowsOf(base);
    expect(rows.map(({ id }) => id).sort()).toEqual(clients.map(({ id }) => id).sort());
    expect(reportSchema.shape.clients.safeParse(rows).error).toBeUndefined();
    expect(rows.some(({ chosen, proved }) => chosen || proved !== null)).toBe(false);
  });
  it('has nothing green in it without evidence', () => {
    expect(new Set(rowsOf({}).map(({ would }) => would))).toEqual(new Set(['unknown']));
  });
  it('puts the chosen program first, and marks it', () => {
    const rows = rowsOf(base, 'python-3-11');
    expect(rows[0]).toMatchObject({ id: 'python-3-11', chosen: true });
    expect(rows.filter(({ chosen }) => chosen)).toHaveLength(1);
    expect(rowsOf(base, 'gone-since')[0]?.chosen).toBe(false);
  });
  it('lets what was sent go before what was judged', () => {
    const [row] = rowsOf({ ...base, 'client-greeting': greeting([hello(FIN), hello(FIN)]) }, 'node-24');
    expect(row).toMatchObject({ would: 'be-closed', proved: expect.stringContaining('sent twice') });
    const [other] = rowsOf({ ...base, 'client-greeting': greeting([modern, modern, modern]) }, 'node-24');
    expect(other?.proved).toBe('Its greeting was sent 3 times and answered each time.');
    expect(other?.would).not.toBe('be-closed');
  });
  it('says nothing of a proof for the programs whose greeting was not sent', () => {
    const rows = rowsOf({ ...base, 'client-greeting': greeting([modern]) }, 'node-24');
    expect(rows.filter(({ proved }) => proved !== null).map(({ id }) => id)).toEqual(['node-24']);
  });
});
