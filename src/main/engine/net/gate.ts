import type { Attempt } from '../../../shared/model/attempt';
import type { CancelSwitch } from './cancel-switch';
import { type BackOff, createPace } from './pace';
import { monotonic } from './transcript';

/** Connections in all and at a time; `pauseMs`: the least time between the end of one and the next (default 0). */
export interface GateLimits {
  readonly connections: number;
  readonly atOnce: number;
  readonly pauseMs?: number;
}

/** Holds a run to its word: so many connections in all, so many at once, no faster than the server bears. */
export interface Gate {
  /** Waits for a turn. 'in': go, and `leave` afterwards. 'budget': no connection is left. 'cancelled': do not go. */
  enter(cancel: CancelSwitch): Promise<'in' | 'budget' | 'cancelled'>;
  /** The connection is over; how it ended decides whether the next one waits. */
  leave(attempt?: Attempt): void;
  /** Connections given out so far. */
  readonly used: number;
  /** Set once the server had begun to turn us away. */
  readonly backedOff: BackOff | null;
}

/** A gate for `connections`, at most `atOnce` at a time, first come first served. */
export const createGate = (limits: GateLimits): Gate => {
  const pace = createPace(limits.pauseMs ?? 0);
  const waiting = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let inside = 0;
  let used = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;

  const wait = (): number => (pace.pauseMs === 0 ? 0 : lastEnd + pace.pauseMs - monotonic());
  const hasPlace = (): boolean => inside < (pace.slowed ? 1 : limits.atOnce);
  const admit = (): void => {
    const [first] = waiting;
    if (!first) {
      if (timer) clearTimeout(timer);
      timer = null;
      return;
    }
    // Nobody waits for a connection that will never be given.
    if (used < limits.connections) {
      if (timer || !hasPlace()) return;
      const ms = wait();
      if (ms > 0) {
        timer = setTimeout(() => {
          timer = null;
          admit();
        }, ms);
        return;
      }
    }
    waiting.delete(first);
    first();
    admit();
  };
  return {
    enter: (cancel) =>
      new Promise((resolve) => {
        if (cancel.cancelled) return resolve('cancelled');
        let stop = () => {};
        const turn = () => {
          stop();
          if (used >= limits.connections) return resolve('budget');
          inside += 1;
          used += 1;
          resolve('in');
        };
        waiting.add(turn);
        stop = cancel.onCancel(() => {
          waiting.delete(turn);
          admit();
          resolve('cancelled');
        });
        admit();
      }),
    leave(attempt) {
      inside -= 1;
      lastEnd = monotonic();
      if (attempt) pace.note(attempt);
      admit();
    },
    get used() {
      return used;
    },
    get backedOff() {
      return pace.backedOff;
    },
  };
};
