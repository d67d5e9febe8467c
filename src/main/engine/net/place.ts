import type { CancelSwitch } from './cancel-switch';
import type { Gate } from './gate';
import { pauseFor } from './pause-for';

/** What a connection holds while it is in the gate: one line at a time, so that what it opens beforehand comes one after the other. */
export interface Place {
  readonly cancel: CancelSwitch;
  /** Counts one more connection within this place; false: none is left. */
  another(): boolean;
  /** The pause that is kept between two connections; over at once when cancelled. */
  pause(): Promise<void>;
}

class GatePlace implements Place {
  constructor(
    private readonly gate: Gate,
    readonly cancel: CancelSwitch,
    private readonly beside: (() => void) | undefined,
  ) {}

  another(): boolean {
    const given = this.gate.another();
    if (given) this.beside?.();
    return given;
  }

  pause(): Promise<void> {
    return pauseFor(this.gate.pauseMs, this.cancel);
  }
}

/** The place of whom this gate let in. `beside`: told of each connection more that is given out within it. */
export const placeIn = (gate: Gate, cancel: CancelSwitch, beside?: () => void): Place =>
  new GatePlace(gate, cancel, beside);
