import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asked, programSchema, sideSchema } from '../../../shared/model/asked';
import { type Evidence, type Observation, rawEvidenceSchema } from '../../../shared/model/evidence';
import { type Finding, findingSchema } from '../../../shared/model/finding';
import { QUESTIONS } from '../../../shared/model/questions';
import { reportSchema } from '../../../shared/model/report';
import { conclude } from '../diagnosis/conclusion';
import type { Told } from '../diagnosis/define-cause';
import { differenceOf } from '../diagnosis/difference/difference';
import { attemptsById, examine } from '../diagnosis/examine';
import { rank } from '../diagnosis/rank';
import { causes } from '../diagnosis/registry';
import { readMessage } from '../messages/read-message';
import { PROBES } from './registry';
import { anyEvidence, mixedEvidence } from './testing/any-evidence';
import { askedFor } from './testing/made-probe';

/** Evidence of whole runs, as it was saved. */
const GOLDEN = new URL('../../report/golden/', import.meta.url);
const recorded = readdirSync(GOLDEN)
  .filter((name) => name.endsWith('.evidence.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as { evidence: unknown })
  .map(({ evidence }) => rawEvidenceSchema.parse(evidence));

const MESSAGES = [
  '',
  'Authentication failed because the remote party has closed the transport stream.',
  'CERT_HAS_EXPIRED',
  'An existing connection was forcibly closed by the remote host',
  'SSL routines:ssl3_read_bytes:tlsv1 alert protocol version',
  'nothing that is known',
];

const told: fc.Arbitrary<Told> = fc
  .record({
    message: fc.constantFrom(...MESSAGES),
    side: fc.constantFrom(...sideSchema.options),
    program: fc.constantFrom(...programSchema.options),
    answers: fc.record(
      Object.fromEntries(
        QUESTIONS.map(({ id, choices }) => [id, fc.constantFrom(...choices.map((one) => one.id))]),
      ),
      { requiredKeys: [] },
    ),
    named: fc.boolean(),
  })
  .map(({ named, answers, ...rest }) => {
    const usual = askedFor(443);
    const target = named
      ? { ...usual.target, host: 'shop.example', serverName: 'shop.example' }
      : usual.target;
    const asked: Asked = { ...usual, ...rest, answers: answers as Record<string, string>, target };
    return { asked, message: rest.message === '' ? null : readMessage(rest.message) };
  });

const judge = (evidence: Evidence, by: Told) => {
  const judged = examine(evidence, by, PROBES);
  const ranked = rank(judged, by, attemptsById(evidence));
  const summary = conclude({ ranked, evidence, told: by, cancelled: false, probes: PROBES });
  return { judged, ranked, summary, difference: differenceOf(evidence, ranked.findings) };
};

/** Probes whose observation is no connection of ours: what they read (a name, a setting, a clock) carries a cause by itself. */
const READS: ReadonlySet<string> = new Set([
  ...['names', 'this-computer', 'local-settings', 'clock', 'trust-path', 'revocation'],
]);

/** A measured sentence with attempts of this run, or something that was read and is in the evidence. */
const isCarried = ({ causeId, because }: Finding, evidence: Evidence): boolean => {
  const known = attemptsById(evidence);
  const measured = because.filter(({ grade }) => grade === 'measured');
  if (measured.some(({ attempts }) => attempts.length > 0 && attempts.some((id) => known.has(id))))
    return true;
  const cause = causes.find(({ id }) => id === causeId);
  const looksAt: readonly string[] = cause ? [...cause.needs, ...cause.wants] : [];
  const seen = evidence as { readonly [id: string]: Observation | undefined };
  return measured.length > 0 && looksAt.some((id) => READS.has(id) && seen[id]?.status === 'ok');
};

const { findings, ruledOut, couldNotTell, summary, difference } = reportSchema.shape;

/** What must be true of any evidence and anything that was told. */
const holdLaws = (evidence: Evidence, by: Told): void => {
  const one = judge(evidence, by);
  expect(one.judged.flatMap(({ cause, fault }) => (fault ? [`${cause.id}: ${fault}`] : []))).toEqual([]);
  for (const finding of one.ranked.findings) {
    expect([finding.causeId, findingSchema.safeParse(finding).error?.message]).toEqual([
      finding.causeId,
      undefined,
    ]);
    if (finding.verdict === 'confirmed')
      expect([finding.causeId, isCarried(finding, evidence)], JSON.stringify(finding.because)).toEqual([
        finding.causeId,
        true,
      ]);
  }
  expect(findings.safeParse(one.ranked.findings).success).toBe(true);
  expect(ruledOut.safeParse(one.ranked.ruledOut).error?.message).toBeUndefined();
  expect(couldNotTell.safeParse(one.ranked.couldNotTell).error?.message).toBeUndefined();
  expect(summary.safeParse(one.summary).error?.message).toBeUndefined();
  expect(difference.safeParse(one.difference).error?.message).toBeUndefined();
  expect(one.ranked.findings[0]?.explainedBy ?? null).toBeNull();
  // The same again, with the observations the other way round.
  const turned = Object.fromEntries(Object.entries(evidence).reverse()) as Evidence;
  expect(judge(turned, by)).toEqual(one);
};

const NOTHING: Told = { asked: askedFor(443), message: null };

describe('all causes, whatever the evidence', () => {
  beforeAll(() => {
    expect(recorded.length).toBeGreaterThanOrEqual(4);
    expect(PROBES.length).toBeGreaterThan(15);
  });
  it('throw at nothing, confirm nothing without what carries it, and say the same each time: facts of any kind', () => {
    fc.assert(fc.property(anyEvidence(recorded), told, holdLaws), { numRuns: 150, seed: 20261121 });
  }, 120_000);
  it('and so with the parts of recorded runs, mixed and with gaps', () => {
    fc.assert(fc.property(mixedEvidence(recorded), told, holdLaws), { numRuns: 150, seed: 20261121 });
  }, 120_000);
  it('hold nothing for confirmed or likely when nothing was seen and nothing told', () => {
    const { ranked } = judge({}, NOTHING);
    expect(ranked.findings.filter(({ verdict }) => verdict !== 'possible')).toEqual([]);
  });
});
