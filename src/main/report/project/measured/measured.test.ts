import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceMap } from '../../../../shared/model/evidence';
import { measuredSchema } from '../../../../shared/model/report';
import { asEvidence } from '../../../engine/diagnosis/testing/as-evidence';
import { hello } from '../../../engine/diagnosis/testing/build';
import {
  certificateFacts,
  clientCertificateFacts,
  fault,
  healthy,
  presented,
  turnedAway,
} from '../../../engine/diagnosis/testing/situations';
import { measuredOf, TABLES } from '.';

const tableOf = (evidence: Evidence, id: string) => {
  const found = measuredOf(evidence).find((one) => one.id === id);
  return found === undefined ? null : measuredSchema.parse(found);
};
const from = (facts: Partial<EvidenceMap>, id: string) => tableOf(asEvidence(facts), id);

describe('what was measured', () => {
  it('has each table under a name of its own', () => {
    expect(new Set(TABLES.map(({ id }) => id)).size).toBe(TABLES.length);
  });
  it('is told for a healthy server too, in the shape of a report', () => {
    const all = measuredOf(asEvidence(healthy()));
    for (const one of all) expect(measuredSchema.safeParse(one).error).toBeUndefined();
    expect(all.map(({ id }) => id)).toEqual(['versions', 'certificates', 'trust', 'client-certificate']);
  });
  it('is nothing where nothing was measured, and a reason where a question was given up', () => {
    const { versions } = asEvidence(healthy());
    if (versions === undefined) throw new Error('no versions');
    const { probe, ms, connections, attempts } = versions;
    const common = { probe, ms, connections, attempts, outcome: 'x' };
    expect(measuredOf({})).toEqual([]);
    expect(measuredOf({ versions: { status: 'skipped', why: 'No need.', ...common } })).toEqual([]);
    expect(
      measuredOf({ versions: { status: 'gave-up', why: 'No answer in time.', ...common } }),
    ).toMatchObject([{ id: 'versions', table: { rows: [] }, note: 'Could not tell: No answer in time.' }]);
    expect(measuredOf({ versions: { status: 'bug', error: 'TypeError', ...common } })[0]?.note).toMatch(
      /^Could not tell/,
    );
  });
});

describe('the versions', () => {
  const cells = (facts: Partial<EvidenceMap>): string[] =>
    from(facts, 'versions')?.table.rows.map((row) => row[1] ?? '') ?? [];
  it('are told newest first, with what was chosen', () => {
    const rows = from(healthy(), 'versions')?.table.rows ?? [];
    expect(rows.map(([version]) => version)).toEqual([...rows.map(([version]) => version)].sort().reverse());
    expect(rows[0]?.slice(0, 2)).toEqual(['TLS 1.3', 'answered with TLS 1.3']);
  });
  it('that met silence could not be told, and never were refused', () => {
    for (const cell of cells(turnedAway({ kind: 'silence', stage: 'after-hello', afterMs: 5_000 })))
      expect(cell).toMatch(/^could not tell: /);
    for (const cell of cells(turnedAway({ kind: 'rst', stage: 'after-hello' })))
      expect(cell).toMatch(/^not answered: cut/);
  });
  it('that only other encryption methods opened are named, with where these stand', () => {
    const list = { version: 'TLS 1.2' as const, suites: ['TLS_PSK_WITH_AES_128_CBC_SHA'], complete: true };
    const lists = [{ ...list, order: 'unknown' as const, choking: null, confirmed: null }];
    const refused = turnedAway({ kind: 'fin', stage: 'after-hello' });
    expect(from({ ...refused, suites: { lists } }, 'versions')?.note).toMatch(/the server takes TLS 1\.2:/);
    expect(from({ ...refused, suites: { lists: [] } }, 'versions')?.note).toMatch(/switched off/);
  });
});

describe('the certificates', () => {
  it('are told as presented, with days that can be read', () => {
    const rows = from(healthy(), 'certificates')?.table.rows ?? [];
    expect(rows[0]?.slice(0, 6)).toEqual([
      'the server’s own',
      'shop.example',
      'CN=Example Issuing Authority',
      '1 January 2026',
      '1 January 2027',
      'rsa 2048',
    ]);
    expect(rows).toHaveLength(2);
  });
  it('name the first of many names, and how many more there are', () => {
    const names = Array.from({ length: 40 }, (_, at) => `host${at}.example`);
    const table = from({ certificate: certificateFacts([], [presented({ names })]) }, 'certificates');
    expect(table?.table.rows[0]?.[1]).toMatch(/^host0\.example, .*host5\.example and 34 more$/);
  });
  it('stay within a report, however long their words are', () => {
    const long = 'x'.repeat(400);
    const chain = Array.from({ length: 10 }, () =>
      presented({ issuer: long, names: Array.from({ length: 100 }, () => 'y'.repeat(253)) }),
    );
    const table = from({ certificate: certificateFacts([], chain) }, 'certificates');
    expect(table?.table.rows).toHaveLength(10);
  });
  it('are trusted or not, with everything that a careful program would object to', () => {
    expect(from(healthy(), 'trust')).toMatchObject({
      table: { rows: [] },
      note: expect.stringMatching(/^Trusted/),
    });
    const bad = from({ certificate: certificateFacts([fault('expired', 'It ran out.')]) }, 'trust');
    expect(bad?.table.rows).toEqual([['the server’s own', 'It ran out.']]);
    expect(bad?.note).toMatch(/^Not trusted/);
  });
});

describe('the client certificate', () => {
  it('that could not be seen to be asked for is said so', () => {
    const table = from(
      { 'client-certificate': clientCertificateFacts({ asked: null }) },
      'client-certificate',
    );
    expect(table?.table.rows[0]).toEqual(['The server asks for one', 'could not tell']);
    expect(table?.note).toMatch(/could not be read/);
  });
});

const FIN = { kind: 'fin', stage: 'after-hello' } as const;
const form = (id: string, differs: boolean): EvidenceMap['hello-form']['forms'][number] => ({
  id,
  differsIn: `the ${id}`,
  technical: id,
  base: [hello('hello-form-1', 'TLS 1.2')],
  variant: [hello('hello-form-2', differs ? FIN : 'TLS 1.2')],
  differs,
  holds: differs,
});

describe('the forms of the greeting', () => {
  it('that make a difference come first; what could not be tried is counted', () => {
    const facts: EvidenceMap['hello-form'] = {
      baseAnswered: true,
      baseSteady: false,
      ofStarttls: false,
      forms: [form('grease', false), form('size', true)],
      untried: [{ id: 'x', why: 'not-possible' }],
    };
    const table = from({ 'hello-form': facts }, 'hello-forms');
    expect(table?.table.rows.map((row) => [row[0], row[4]])).toEqual([
      ['the size', 'yes, each time'],
      ['the grease', 'no'],
    ]);
    expect(table?.note).toMatch(/did not end the same way.*1 form could not be tried/);
  });
});

describe('a form that makes no sure difference', () => {
  const said = (change: Partial<ReturnType<typeof form>>) => {
    const one = { ...form('size', true), holds: false, ...change };
    const facts = { baseAnswered: true, baseSteady: true, ofStarttls: false, forms: [one], untried: [] };
    return from({ 'hello-form': facts }, 'hello-forms')?.table.rows[0]?.[4];
  };
  it('is said not to make it each time only where the same greeting ended in two ways', () => {
    expect(said({ variant: [hello('v-1', FIN), hello('v-2', 'TLS 1.2')] })).toBe('yes, but not each time');
    expect(said({})).toBe('it seemed so; that is not sure');
  });
});

describe('the same greeting again and again', () => {
  const tally = { sent: 20, answered: 15, failing: { low: 0.112, high: 0.469 } };
  const series = {
    ...tally,
    what: 'the up-to-date greeting',
    address: '192.0.2.10',
    course: 'a',
    connectMs: { count: 20, min: 1, median: 9, p95: 30.5, max: 40 },
    answerMs: null,
    failures: [],
  };
  const facts: EvidenceMap['stability'] = {
    ended: 'complete',
    first: series,
    second: { ...series, what: 'TLS 1.2 alone' },
    chance: 0.0004,
    sessions: { fresh: tally, resumed: tally, takenUp: 7, chance: 1 },
    parallel: null,
    early: { count: 0, ofEnded: 5, quickestConnectMs: 9, canTell: null },
    notTried: ['Several connections at a time.'],
  };
  it('is told with the share that fails, and whether a difference is more than chance', () => {
    const table = from({ stability: facts }, 'stability');
    expect(table?.table.rows[0]).toEqual([
      'the up-to-date greeting',
      '15 of 20',
      '11.2 % to 46.9 %',
      '9 ms (95 of 100 within 30.5 ms)',
      '–',
    ]);
    expect(table?.note).toMatch(/differ more than chance explains: .* less than 1 of 1000 checks/);
    expect(table?.note).toMatch(/resumed sessions do not differ/);
    expect(table?.table.rows).toHaveLength(4);
    expect(table?.note).not.toContain('proxy');
  });
  it('says how often the proxy let nothing through', () => {
    const note = (proxyStopped: number) => from({ stability: { ...facts, proxyStopped } }, 'stability')?.note;
    expect(note(3)).toContain('3 times the proxy did not let us through');
    expect(note(1)).toContain('Once the proxy did not let us through');
    expect(note(0)).not.toContain('proxy');
  });
});

describe('the lists', () => {
  const list: EvidenceMap['suites']['lists'][number] = {
    version: 'TLS 1.2',
    suites: Array.from({ length: 260 }, (_, at) => `SUITE_${at}`),
    order: 'server',
    inServerOrder: true,
    complete: false,
    choking: { suites: 120, outcome: FIN },
    confirmed: { completed: true, suite: 'SUITE_0', ours: false },
  };
  it('of suites are a table a version, in the server’s order, and say what is missing', () => {
    const table = from({ suites: { lists: [list] } }, 'suites-tls-1-2');
    expect(table?.table.rows.slice(0, 2)).toEqual([
      ['1', 'SUITE_0'],
      ['2', 'SUITE_1'],
    ]);
    expect(table?.table.rows).toHaveLength(200);
    for (const words of [
      /first is its first choice/,
      /may be more/,
      /offers 120 methods/,
      /to its end with SUITE_0/,
      /60 more rows/,
    ])
      expect(table?.note).toMatch(words);
    expect(from({ suites: { lists: [list] } }, 'suites-tls-1-3')).toBeNull();
    expect(from({ suites: { lists: [list] } }, 'suites')).toBeNull();
  });
  it('of suites claim no place that was not measured', () => {
    for (const inServerOrder of [false, undefined]) {
      const { inServerOrder: _, ...rest } = list;
      const one = inServerOrder === undefined ? rest : { ...rest, inServerOrder };
      const table = from({ suites: { lists: [one] } }, 'suites-tls-1-2');
      expect(table?.table).toMatchObject({ columns: ['Encryption method'] });
      expect(table?.table.rows[0]).toEqual(['SUITE_0']);
      expect(table?.note).not.toMatch(/first choice/);
      expect(table?.note).toMatch(/does not show it/);
    }
  });
  it('that are empty are said to be so', () => {
    expect(from({ suites: { lists: [] } }, 'suites')?.note).toMatch(/^None was taken/);
  });
  it('of groups tell those that want a key, and the size of Diffie-Hellman', () => {
    const facts: EvidenceMap['groups'] = {
      lists: [{ version: 'TLS 1.3', groups: ['x25519'], withKeyOnly: ['secp384r1'], complete: false }],
      dh: { version: 'TLS 1.2', bits: 1024, name: 'Oakley 2' },
    };
    expect(from({ groups: facts }, 'groups')?.table.rows).toEqual([
      ['TLS 1.3', 'x25519', 'secp384r1', 'there may be more'],
      ['TLS 1.2', 'Diffie-Hellman with 1024 bits (Oakley 2)', '–', '–'],
    ]);
  });
  it('of signatures tell what could not be told', () => {
    const lists: EvidenceMap['signatures']['lists'] = [
      { version: 'TLS 1.3', keys: 'RSA', schemes: [], complete: true },
    ];
    expect(from({ signatures: { lists } }, 'signatures')?.table.rows).toEqual([
      ['TLS 1.3', 'RSA', 'could not tell', 'yes'],
    ]);
  });
});

describe('what stands before TLS', () => {
  it('is told with the server’s own words where it would not switch', () => {
    const facts: EvidenceMap['starttls'] = {
      protocol: 'smtp',
      offered: false,
      refusedText: '454 TLS not available',
      result: hello('starttls-1', { kind: 'answered', stage: 'before-hello' }),
    };
    expect(from({ starttls: facts }, 'starttls')?.table.rows).toEqual([
      ['Protocol', 'smtp'],
      ['Known because', 'the server greeted in it'],
      ['The server agrees to switch', 'no'],
      ['In its own words', '454 TLS not available'],
      ['The greeting after it', 'not sent'],
    ]);
  });
});
