import type { Evidence, EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Cause } from '../define-cause';

/** Why nothing is known of a server that a proxy kept us from. */
export const BEHIND_PROXY = 'A proxy stopped the connection, so nothing was learned about the server.';

/** The proxy said no, or nothing that could be understood: the server was never asked. After its yes the server may have had a part in it. */
export const neverAsked = (outcome: Outcome): boolean =>
  outcome.kind === 'proxy' && outcome.what !== 'closed-after-accept';

/** Every address was asked for through a proxy, and none was reached. */
export const stoppedByProxy = ({ addresses }: EvidenceMap['reach']): boolean =>
  addresses.length > 0 && addresses.every(({ outcome }) => outcome.kind === 'proxy');

/** These judge the proxy itself, or the way, so they are asked although the server was not. */
const JUDGES_THE_WAY: ReadonlySet<string> = new Set([
  'proxy-stops-us',
  'proxy-breaks-connect',
  'proxy-required',
  'you-are-the-server',
]);

/**
 * Why this cause can't be judged because a proxy kept us from the server; null when it can. For causes that read `reach`: without an
 * answer of the server that probe speaks of the proxy alone.
 */
export const keptFromServer = (cause: Pick<Cause, 'id' | 'needs'>, evidence: Evidence): string | null => {
  const { reach } = evidence;
  if (JUDGES_THE_WAY.has(cause.id) || !cause.needs.includes('reach') || reach?.status !== 'ok') return null;
  return stoppedByProxy(reach.facts) ? BEHIND_PROXY : null;
};
