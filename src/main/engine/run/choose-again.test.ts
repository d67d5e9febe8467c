import { describe, expect, it } from 'vitest';
import type { Evidence, EvidenceMap, Observation, ProbeId } from '../../../shared/model/evidence';
import { NEEDED } from '../diagnosis/conclusion';
import { OTHER_GREETINGS } from '../diagnosis/derive/every-hello';
import { WHATEVER_WE_SEND } from '../diagnosis/derive/whatever-we-send';
import { causes } from '../diagnosis/registry';
import { asEvidence } from '../diagnosis/testing/as-evidence';
import { asked, FIN, RST } from '../diagnosis/testing/build';
import { certificateFacts, fault, healthy, turnedAway } from '../diagnosis/testing/situations';
import { neededAgain, neededToBeSure, quickProbes, standingOf, withNeeds } from './choose-again';
import { planAgain } from './plan-again';
import { readQuick } from './read-quick';
import { PROBES } from './registry';

/** As if every question had been asked with two connections, so that leaving one out saves something. */
const withAll = (facts: Partial<EvidenceMap>): Evidence => {
  const evidence = asEvidence(facts) as { readonly [id: string]: Observation };
  const skipped = (id: string): Observation => ({
    ...{ probe: id, status: 'skipped', why: 'Not now.', ms: 10, connections: 2, outcome: '', attempts: [] },
  });
  return Object.fromEntries(PROBES.map(({ id }) => [id, evidence[id] ?? skipped(id)])) as Evidence;
};

const expired = withAll({
  ...healthy(),
  certificate: certificateFacts([fault('expired', 'It ran out.')]),
});
const situations: [string, Evidence][] = [
  ['a certificate that ran out', expired],
  [
    'a certificate for another name',
    withAll({ ...healthy(), certificate: certificateFacts([fault('name-mismatch', 'Another name.')]) }),
  ],
  ['every greeting closed', withAll(turnedAway(FIN))],
  ['every greeting cut off', withAll(turnedAway(RST))],
];

describe('the questions of a second check', () => {
  it.each(situations)('%s: all that the named cause looks at is asked anew', (_name, evidence) => {
    const { named } = standingOf(evidence, asked());
    const cause = causes.find(({ id }) => id === named);
    expect(cause).toBeDefined();
    const chosen = neededAgain(evidence, asked());
    // Other greetings only speak against a cause that says "whatever we send": none of them was answered.
    const against = (id: string) =>
      WHATEVER_WE_SEND.includes(named ?? '') && OTHER_GREETINGS.some((one) => one === id);
    const wants = (cause?.wants ?? []).filter((id) => !against(id));
    for (const id of [...(cause?.needs ?? []), ...wants, ...(cause?.decidedBy ?? [])])
      expect(chosen === null || chosen.has(id), id).toBe(true);
  });
  it('leaves out the other greetings, where every greeting ended alike', () => {
    expect(neededAgain(withAll(turnedAway(FIN)), asked())?.has('one-change')).toBe(false);
  });
  it.each(situations)('%s: each question comes with all that it needs', (_name, evidence) => {
    const chosen = neededAgain(evidence, asked()) ?? new Set(PROBES.map(({ id }) => id));
    expect([...withNeeds(chosen)].sort()).toEqual([...chosen].sort());
  });
  it('leaves out what has nothing to do with the cause', () => {
    const chosen = neededAgain(expired, asked());
    expect(chosen?.has('certificate')).toBe(true);
    expect(chosen?.has('suites')).toBe(false);
    expect(chosen?.has('stability')).toBe(false);
  });
  it('always looks at this computer and at the way to the server', () => {
    const chosen = neededAgain(expired, asked());
    for (const id of ['names', 'reach', 'hello', 'this-computer', 'local-settings'] as const)
      expect(chosen?.has(id), id).toBe(true);
  });
  it('asks with the chosen program’s own greeting', () => {
    expect(neededAgain(expired, asked({ client: 'java-8' }))?.has('client-greeting')).toBe(true);
    expect(neededAgain(expired, asked())?.has('client-greeting')).toBe(false);
  });
  it('are all of them when no cause was named, or nothing would be saved', () => {
    expect(neededAgain(withAll(healthy()), asked())).toBeNull();
    expect(neededAgain(asEvidence({}), asked())).toBeNull();
    const free = Object.fromEntries(
      Object.entries(expired).map(([id, seen]) => [id, { ...seen, connections: 0 }]),
    ) as Evidence;
    expect(neededAgain(free, asked())).toBeNull();
  });
  it('hold all that “nothing wrong” takes before anything is called fixed', () => {
    const sure = neededToBeSure();
    for (const id of NEEDED) expect(sure.has(id), id).toBe(true);
  });
});

describe('a small look', () => {
  it.each(situations)('%s: needs nothing that is not asked', (_name, evidence) => {
    const probes = quickProbes(evidence, asked());
    const ids = new Set<ProbeId>(probes.map(({ id }) => id));
    expect(ids.has('hello')).toBe(true);
    for (const { needs } of probes) for (const need of needs) expect(ids.has(need)).toBe(true);
  });
  it('says that it may work only without the cause and with an answer', () => {
    const fine = asEvidence(healthy());
    expect(readQuick(expired, fine, asked()).says).toBe('may-work');
    expect(
      readQuick(
        expired,
        asEvidence({ ...healthy(), certificate: certificateFacts([fault('expired', 'It ran out.')]) }),
        asked(),
      ).says,
    ).toBe('not-yet');
    expect(readQuick(expired, asEvidence(turnedAway(FIN)), asked())).toEqual({
      says: 'not-yet',
      turnedAway: true,
    });
  });
  it('never says so when nothing was reached', () => {
    expect(readQuick(expired, asEvidence({}), asked()).says).toBe('could-not-tell');
  });
  it('sees that the server begins to turn us away', () => {
    const fine = asEvidence(healthy());
    const hello = { ...fine.hello, backedOff: { after: ['hello-1'], longestPauseMs: 500 } };
    expect(readQuick(expired, { ...fine, hello } as Evidence, asked()).turnedAway).toBe(true);
  });
});

describe('the plan of a second check', () => {
  it('shows what is asked, and from when the rest is', () => {
    const plan = planAgain(asked(), { evidence: expired, at: '2026-11-21T14:05:00Z' });
    expect(plan.from).toBe('2026-11-21T14:05:00Z');
    expect(plan.questions).toBeLessThan(plan.of);
    expect(plan.connections).toBeLessThanOrEqual(plan.most);
    expect(plan.eachTry).toBeGreaterThan(0);
  });
  it('is everything without an earlier check', () => {
    expect(planAgain(asked(), null)).toMatchObject({ from: null, eachTry: 0, questions: PROBES.length });
  });
});
