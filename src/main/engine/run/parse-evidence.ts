import type { Evidence, RawEvidence } from '../../../shared/model/evidence';
import type { AnyProbe } from './any-probe';
import { PROBES } from './registry';

/** Evidence from a case file, and what of it could not be taken over: the probe's id and why. */
export interface ReadEvidence {
  readonly evidence: Evidence;
  readonly dropped: readonly { readonly probe: string; readonly why: string }[];
}

/** Parses each probe's facts by that probe's own schema. Never throws: a probe that is gone, or facts that it can't read any more, are dropped by name. */
export const readEvidence = (raw: RawEvidence, probes: readonly AnyProbe[] = PROBES): ReadEvidence => {
  const kept: [string, unknown][] = [];
  const dropped: { probe: string; why: string }[] = [];
  for (const [id, observation] of Object.entries(raw)) {
    const probe = probes.find((known) => known.id === id);
    if (!probe) {
      dropped.push({ probe: id, why: 'This version of Handrail does not ask this question any more.' });
    } else if (observation.status !== 'ok') {
      kept.push([id, observation]);
    } else {
      const facts = probe.facts.safeParse(observation.facts);
      if (facts.success) kept.push([id, { ...observation, facts: facts.data }]);
      else
        dropped.push({
          probe: id,
          why: 'The saved answer has a shape that this version of Handrail can’t read.',
        });
    }
  }
  return { evidence: Object.fromEntries(kept) as Evidence, dropped };
};

/** The evidence of a case file, without what can't be taken over. */
export const parseEvidence = (raw: RawEvidence): Evidence => readEvidence(raw).evidence;
