import type { StarttlsName } from '../../shared/model/starttls-names';
import type { Dialogue } from '../engine/probes/net-port';
import { protocolOf } from '../engine/starttls/registry';

/** The plain conversation of this name before TLS, fresh for one connection. */
export const dialogueOf = (name: StarttlsName, serverName: string | null): Dialogue =>
  protocolOf(name).start({ serverName });
