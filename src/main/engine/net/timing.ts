import type { Attempt } from '../../../shared/model/attempt';
import type { Timing } from '../probes/net-port';

/** When things happened on an attempt that never got a socket. Where there was one, the frame measured it (`runFrame`). */
export const timingOf = ({ ms }: Pick<Attempt, 'ms'>): Timing => ({
  connectedAt: null,
  helloAt: null,
  firstByteAt: null,
  endedAt: ms,
});
