import type { Asked } from '../../../shared/model/asked';
import type { Evidence, Observation } from '../../../shared/model/evidence';
import { standingOf } from './choose-again';

/** What a small look says. `may-work`: a whole check has to confirm it. `turnedAway`: the server begins to refuse us. */
export interface QuickView {
  readonly says: 'may-work' | 'not-yet' | 'could-not-tell';
  readonly turnedAway: boolean;
}

const isInOrder = ({ certificate }: Evidence): boolean =>
  certificate?.status !== 'ok' ||
  (certificate.facts.verdict.trusted && certificate.facts.verdict.faults.length === 0);

const pausedIn = (evidence: Evidence): boolean =>
  (Object.values(evidence) as readonly Observation[]).some(({ backedOff }) => backedOff !== undefined);

/** Reads the small look beside the check before it; pure. "May work" takes an answer, no certificate at fault, and the cause not seen again. */
export const readQuick = (earlier: Evidence, quick: Evidence, asked: Asked): QuickView => {
  const before = standingOf(earlier, asked);
  const now = standingOf(quick, asked);
  const turnedAway = pausedIn(quick) || (before.answered === true && now.answered === false);
  if (quick.reach?.status !== 'ok') return { says: 'could-not-tell', turnedAway };
  const isThere = before.named !== null && now.held.has(before.named);
  const works = now.answered === true && !isThere && isInOrder(quick);
  return { says: works ? 'may-work' : 'not-yet', turnedAway };
};
