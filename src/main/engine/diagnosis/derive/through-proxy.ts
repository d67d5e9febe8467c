import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';

/** Why nothing is known of a server that a proxy kept us from. */
export const BEHIND_PROXY =
  'A proxy stopped the connection, so nothing was learned about the server on that way.';

/** The proxy said no, or nothing that could be understood: the server was never asked. After its yes the server may have had a part in it. */
export const neverAsked = (outcome: Outcome): boolean =>
  outcome.kind === 'proxy' && outcome.what !== 'closed-after-accept';

/** Every address was asked for through a proxy, and none was reached. */
export const stoppedByProxy = ({ addresses }: EvidenceMap['reach']): boolean =>
  addresses.length > 0 && addresses.every(({ outcome }) => outcome.kind === 'proxy');
