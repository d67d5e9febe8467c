import type { Evidence, Observation } from '../../../shared/model/evidence';
import type { BackOff } from '../net/pace';

/** Notes in the evidence that we paused: at the question whose attempts showed it, so that it is saved with them. */
export const noteBackOff = (evidence: Evidence, backedOff: BackOff | null): Evidence => {
  const first = backedOff?.after[0];
  if (backedOff === null || first === undefined) return evidence;
  const { after, longestPauseMs } = backedOff;
  return Object.fromEntries(
    Object.entries(evidence as { readonly [id: string]: Observation }).map(([id, seen]) =>
      first.startsWith(`${id}-`) && /^\d+$/.test(first.slice(id.length + 1))
        ? [id, { ...seen, backedOff: { after: [...after], longestPauseMs: Math.round(longestPauseMs) } }]
        : [id, seen],
    ),
  ) as Evidence;
};
