import type { EvidenceMap } from '../../../../shared/model/evidence';

/** Why nothing is known of a server that a proxy kept us from. */
export const BEHIND_PROXY = 'A proxy stopped the connection, so nothing was learned about the server.';

/** Every address was asked for through a proxy, and none was reached. */
export const stoppedByProxy = ({ addresses }: EvidenceMap['reach']): boolean =>
  addresses.length > 0 && addresses.every(({ outcome }) => outcome.kind === 'proxy');
