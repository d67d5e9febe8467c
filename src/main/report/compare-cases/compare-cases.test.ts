import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonOfCasesSchema } from '../../../shared/model/comparison';
import type { EvidenceMap } from '../../../shared/model/evidence';
import type { ReportDocument } from '../../../shared/model/report';
import { comparisonText } from '../../../shared/words/comparison-text';
import { asEvidence } from '../../engine/diagnosis/testing/as-evidence';
import { FIN, RST } from '../../engine/diagnosis/testing/build';
import { certificateFacts, fault, healthy, turnedAway } from '../../engine/diagnosis/testing/situations';
import { projectReport } from '../project';
import { toProject } from '../testing/run';
import { compareCases } from './compare-cases';
import type { Compared } from './fact';

const seen = (facts: Partial<EvidenceMap>, more: Partial<ReportDocument> = {}): Compared => {
  const evidence = asEvidence(facts);
  return { title: 'shop.example', evidence, document: { ...projectReport(toProject(evidence)), ...more } };
};
const expired = seen({ ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) });
const fine = seen(healthy());
const closed = seen(turnedAway(FIN));
const reset = seen(turnedAway(RST));
const { certificate: _certificate, ...partly } = healthy();
const unclear = seen(partly);
const all = [expired, fine, closed, reset, unclear];

const table = (id: string, rows: string[][], note = ''): ReportDocument['measured'][number] => ({
  id,
  area: 'protocol',
  table: { kind: 'table', title: `Table ${id}`, columns: ['a', 'b'], rows },
  note,
});
const withTables = (...measured: ReportDocument['measured']): Compared => seen(healthy(), { measured });

/** Documents with anything in their tables, their verdicts and their circumstances. */
const anything = fc
  .record({
    base: fc.constantFrom(...all),
    os: fc.string({ maxLength: 200 }),
    rows: fc.array(
      fc.tuple(fc.constantFrom('TLS 1.2', 'TLS 1.3'), fc.string({ maxLength: 60 }), fc.string()),
      { maxLength: 4 },
    ),
    suites: fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 12 }),
    settings: fc.array(fc.tuple(fc.string({ maxLength: 100 }), fc.string({ maxLength: 100 })), {
      maxLength: 6,
    }),
    note: fc.constantFrom('', 'The list did not come to its end.', 'Could not be read: it.'),
  })
  .map(
    ({ base, os, rows, suites, settings, note }): Compared => ({
      ...base,
      document: {
        ...base.document,
        seenFrom: { ...base.document.seenFrom, os },
        measured: [
          table(
            'versions',
            rows.map((row) => [...row]),
          ),
          table(
            'suites-tls-1-2',
            suites.map((name, at) => [String(at), name]),
            note,
          ),
          table(
            'local-settings',
            settings.map((row) => [...row]),
            note,
          ),
        ],
      },
    }),
  );

const turned = (lines: readonly { id: string; left: string; right: string }[]) =>
  lines.map(({ id, left, right }) => ({ id, left: right, right: left }));
const sides = (lines: readonly { id: string; left: string; right: string }[]) =>
  lines.map(({ id, left, right }) => ({ id, left, right }));

describe('comparing two checks', () => {
  it('finds no difference between a check and itself', () => {
    fc.assert(
      fc.property(anything, (one) => {
        expect(compareCases(one, one).differences).toEqual([]);
      }),
    );
  });
  it('only swaps the sides when the two are swapped', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const [there, back] = [compareCases(one, other), compareCases(other, one)];
        expect(sides(back.differences)).toEqual(turned(there.differences));
        expect(back.notCompared.map(({ id }) => id)).toEqual(there.notCompared.map(({ id }) => id));
        expect(back.same).toEqual(there.same);
      }),
    );
  });
  it('stays within the limits of its schema, whatever stands in the documents', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        expect(comparisonOfCasesSchema.safeParse(compareCases(one, other)).error).toBeUndefined();
      }),
    );
  });
  it('names first what came of it: it works here and fails there', () => {
    const { sentence, differences } = compareCases(fine, expired);
    expect(sentence).toContain('Nothing wrong was found in the first, and a cause was named in the second.');
    expect(differences[0]).toMatchObject({ id: 'result', left: fine.document.summary.headline });
    expect(differences.find(({ id }) => id === 'cause-cert-expired')).toMatchObject({
      left: 'ruled out',
      right: 'confirmed',
      // By its name, and not by the sentence that says that it is not there.
      what: expired.document.findings[0]?.title,
    });
  });
  it('calls nothing a difference that only one could tell', () => {
    const { differences, notCompared, sentence } = compareCases(unclear, fine);
    expect(sentence).toContain('One of the two could not tell what is wrong');
    expect(differences.map(({ id }) => id)).not.toContain('result');
    expect(notCompared).toContainEqual(expect.objectContaining({ id: 'result' }));
    expect(differences.filter(({ group }) => group === 'certificate')).toEqual([]);
    expect(notCompared.filter(({ why }) => why === 'Only the second measured it.').length).toBeGreaterThan(0);
  });
  it('names what only one list has, and says nothing of a list that has no end', () => {
    const left = withTables(
      table('suites-tls-1-2', [
        ['1', 'A'],
        ['2', 'B'],
      ]),
    );
    const right = withTables(
      table('suites-tls-1-2', [
        ['1', 'A'],
        ['2', 'C'],
      ]),
    );
    expect(compareCases(left, right).differences.find(({ id }) => id === 'suites-tls-1-2')?.sentence).toBe(
      'Table suites-tls-1-2: only the first has B, and only the second has C.',
    );
    const endless = withTables(
      table('suites-tls-1-2', [['1', 'A']], 'The list did not come to its end: there may be more.'),
    );
    expect(compareCases(left, endless).differences.map(({ id }) => id)).not.toContain('suites-tls-1-2');
  });
  it('takes a setting that is missing for one that is not set, but only where all could be read', () => {
    const left = withTables(table('local-settings', [['SchUseStrongCrypto', '1', 'x']]));
    const right = withTables(table('local-settings', []));
    const unread = withTables(table('local-settings', [], 'Could not be read: x (y).'));
    const id = 'setting-SchUseStrongCrypto';
    expect(compareCases(left, right).differences).toContainEqual(
      expect.objectContaining({ id, left: '1', right: 'not set' }),
    );
    expect(compareCases(left, unread).notCompared).toContainEqual(expect.objectContaining({ id }));
  });
  it('says that two certificates are not the same, by their fingerprints', () => {
    const chain = (fingerprint: string) =>
      withTables(
        table('certificates', [
          ['the server’s own', 'shop.example', 'CN=A', 'x', 'y', 'k', 's', fingerprint],
        ]),
      );
    expect(compareCases(chain('aa'), chain('bb')).differences).toContainEqual(
      expect.objectContaining({ group: 'certificate', what: 'The server’s certificate' }),
    );
  });
  it('is text that can be sent to somebody', () => {
    const text = comparisonText(compareCases(fine, expired));
    expect(text).toMatch(/^Two checks compared\n\nFirst: shop\.example/);
    expect(text).toContain('What differs\n- The result:');
  });
});
