import fc from 'fast-check';
import type { Attempt } from '../../../../shared/model/attempt';
import type { Evidence, RawEvidence } from '../../../../shared/model/evidence';
import { outcomeSchema } from '../../../../shared/model/failure';
import type { AnyProbe } from '../any-probe';
import { PROBES } from '../registry';
import { anyOf } from './any-facts';

/** How facts point at an attempt, wherever they do (any-facts.ts); a recorded run has its own. */
const MADE = /^a-(\d)$/;

/** The facts with ids as a run gives them: each attempt belongs to one probe. `found` collects them. */
const renamed = (value: unknown, probe: string, found: Set<string>): unknown => {
  if (Array.isArray(value)) return value.map((one) => renamed(one, probe, found));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, probe, found)]));
  const digit = typeof value === 'string' ? MADE.exec(value)?.[1] : undefined;
  if (digit === undefined) return value;
  found.add(`${probe}-${digit}`);
  return `${probe}-${digit}`;
};

const attemptOf = (id: string, outcome: Attempt['outcome']): Attempt => ({
  id,
  purpose: 'A greeting',
  address: '192.0.2.10',
  port: 443,
  startedAt: '2026-03-03T14:05:00.000Z',
  ms: 20,
  hello: null,
  events: [],
  outcome,
  bytesIn: 0,
  bytesOut: 300,
  firstBytes: '',
});

const outcomes = fc.array(anyOf(outcomeSchema) as fc.Arbitrary<Attempt['outcome']>, {
  minLength: 3,
  maxLength: 3,
});

const answered: Attempt['outcome'] = { kind: 'answered', stage: 'in-server-flight' };

/** Facts as an observation, with an attempt for each one that they point at; `ends` are dealt out among them. */
const okWith = (probe: string, made: unknown, ends: readonly Attempt['outcome'][]): RawEvidence[string] => {
  const ids = new Set<string>();
  const facts = renamed(made, probe, ids);
  const attempts = [...ids].slice(0, 60).map((id, at) => attemptOf(id, ends[at % ends.length] ?? answered));
  return { status: 'ok', probe, ms: 1, connections: attempts.length, outcome: 'Done.', attempts, facts };
};

const without = (probe: string, status: 'skipped' | 'gave-up' | 'bug'): RawEvidence[string] => {
  const common = { probe, ms: 1, connections: 0, outcome: '', attempts: [] };
  return status === 'bug'
    ? { ...common, status, error: 'TypeError: x' }
    : { ...common, status, why: 'So it was' };
};

const left = fc.constantFrom('skipped', 'gave-up', 'bug', 'absent');

type One = readonly [string, RawEvidence[string]] | null;

/** What one probe brought: any facts that its schema takes, those of a recorded run, none, or no word at all. */
const observed = (probe: AnyProbe, recorded: readonly RawEvidence[]): fc.Arbitrary<One> => {
  const made = fc
    .tuple(anyOf(probe.facts), outcomes)
    .filter(([facts]) => probe.facts.safeParse(facts).success)
    .map(([facts, ends]): One => [probe.id, okWith(probe.id, facts, ends)]);
  const known = recorded.flatMap((evidence) => evidence[probe.id] ?? []);
  const real = known.map((seen) => fc.constant<One>([probe.id, seen]));
  const missing = left.map((how): One => (how === 'absent' ? null : [probe.id, without(probe.id, how)]));
  return fc.oneof({ weight: 5, arbitrary: made }, { weight: 2, arbitrary: missing }, ...real.slice(0, 8));
};

const asEvidence = (all: readonly One[]): Evidence =>
  Object.fromEntries(all.flatMap((one) => (one ? [one] : []))) as Evidence;

/** Any evidence at all: each probe's observation drawn by itself, so that they contradict each other freely. */
export const anyEvidence = (recorded: readonly RawEvidence[]): fc.Arbitrary<Evidence> =>
  fc.tuple(...PROBES.map((probe) => observed(probe, recorded))).map(asEvidence);

/** A recorded run from which some answers were taken out, and some put in from another one. */
export const mixedEvidence = (recorded: readonly RawEvidence[]): fc.Arbitrary<Evidence> =>
  fc
    .tuple(
      fc.constantFrom(...recorded),
      fc.constantFrom(...recorded),
      fc.infiniteStream(fc.constantFrom('keep', 'keep', 'keep', 'swap', 'drop')),
    )
    .map(([one, other, draw]) => {
      const all = PROBES.map(({ id }): One => {
        const how = draw.next().value;
        const seen = how === 'swap' ? other[id] : one[id];
        return how === 'drop' || seen === undefined ? null : [id, seen];
      });
      return asEvidence(all);
    });
