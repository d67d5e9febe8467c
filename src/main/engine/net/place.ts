import type { CancelSwitch } from './cancel-switch';
import type { Gate } from './gate';
import { pauseFor } from './pause-for';

/** What a connection holds while it is in the gate: one line at a time, so that what it opens beforehand comes one after the other. */
export interface Place {
  readonly cancel: CancelSwitch;
  /** Counts one more connection within this place; false: none is left. */
  readonly another: () => boolean;
  /** The pause that is kept between two connections; over at once when cancelled. */
  readonly pause: () => Promise<void>;
}

/** The place of whom this gate let in. `beside`: told of each connection more that is given out within it. */
export const placeIn = (gate: Gate, cancel: CancelSwitch, beside: () => void = () => {}): Place => ({
  cancel,
  another: () => {
    const given = gate.another();
    if (given) beside();
    return given;
  },
  pause: () => pauseFor(gate.pauseMs, cancel),
});
