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
/** One that every program is content with. */
const certificate: EvidenceMap['certificate'] = {
  attemptId: 'certificate-1',
  seenBy: 'opened-flight',
  version: 'TLS 1.3',
  name: 'shop.example',
  chain: [
    {
      subject: 'CN=shop.example',
      issuer: 'CN=Example Root',
      serial: '01',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-01-01T00:00:00.000Z',
      names: ['shop.example'],
      keyType: 'RSA',
      keyBits: 2048,
      signatureAlgorithm: 'sha256WithRSAEncryption',
      selfIssued: false,
      isAuthority: false,
      extendedKeyUsage: ['serverAuth'],
      fingerprint: 'aa11',
      caIssuers: [],
      der: '',
    },
  ],
  verdict: {
    trusted: true,
    store: 'the roots of this operating system',
    roots: 140,
    addedRoots: 0,
    anchor: 'CN=Example Root',
    faults: [],
  },
  checkedAt: '2026-03-03T14:05:00.000Z',
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
  it('calls no program connected where the server wants a certificate of the program’s own', () => {
    const wanted: EvidenceMap['client-certificate'] = {
      attemptId: 'client-certificate-1',
      asked: true,
      authorities: [],
      completed: true,
      version: 'TLS 1.3',
      outcome: { kind: 'answered', stage: 'after-finished' },
      afterFinished: 'alert',
      alertName: 'certificate_required',
      localRefusal: null,
      steady: true,
    };
    const trusted = { ...base, certificate };
    const before = rowsOf(trusted).filter(({ would }) => would === 'connect');
    expect(before.length).toBeGreaterThan(0);
    const rows = rowsOf({ ...trusted, 'client-certificate': wanted });
    expect(rows.filter(({ would }) => would === 'connect')).toEqual([]);
    expect(rows.filter(({ because }) => because.includes('certificate of the program’s own'))).toHaveLength(
      before.length,
    );
  });
  it('says nothing of a proof for the programs whose greeting was not sent', () => {
    const rows = rowsOf({ ...base, 'client-greeting': greeting([modern]) }, 'node-24');
    expect(rows.filter(({ proved }) => proved !== null).map(({ id }) => id)).toEqual(['node-24']);
  });
});
