import type { Attempt, WireEvent } from '../../../shared/model/attempt';
import type { Timing } from '../probes/net-port';

const at = (event: WireEvent | undefined): number | null => event?.at ?? null;

/** When things happened, read off the transcript: the last connection counts (a proxy's comes first), and the last thing that we sent. */
export const timingOf = ({ events, ms }: Attempt): Timing => {
  const sent = events.map(({ who, kind }) => who === 'here' && kind === 'sent').lastIndexOf(true);
  return {
    connectedAt: at(events.filter(({ kind }) => kind === 'connected').at(-1)),
    helloAt: at(events[sent]),
    firstByteAt:
      sent < 0 ? null : at(events.slice(sent + 1).find(({ who, bytes }) => who === 'peer' && bytes > 0)),
    endedAt: ms,
  };
};
