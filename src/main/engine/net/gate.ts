import type { CancelSwitch } from './cancel-switch';

/** Holds a run to its word: so many connections in all, so many at once. */
export interface Gate {
  /** Waits for a turn. 'in': go, and `leave` afterwards. 'budget': no connection is left. 'cancelled': do not go. */
  enter(cancel: CancelSwitch): Promise<'in' | 'budget' | 'cancelled'>;
  leave(): void;
  /** Connections given out so far. */
  readonly used: number;
}

/** A gate for `total` connections, at most `atOnce` at a time, first come first served. */
export const createGate = (limits: { readonly connections: number; readonly atOnce: number }): Gate => {
  const waiting = new Set<() => void>();
  let inside = 0;
  let used = 0;

  const admitNext = () => {
    const [first] = waiting;
    if (!first || inside >= limits.atOnce) return;
    waiting.delete(first);
    first();
  };
  return {
    async enter(cancel) {
      if (cancel.cancelled) return 'cancelled';
      if (inside >= limits.atOnce || waiting.size > 0) {
        const turn = await new Promise<'turn' | 'cancelled'>((resolve) => {
          const admit = () => {
            stop();
            inside += 1;
            resolve('turn');
          };
          waiting.add(admit);
          const stop = cancel.onCancel(() => {
            waiting.delete(admit);
            resolve('cancelled');
          });
        });
        if (turn === 'cancelled') return 'cancelled';
      } else {
        inside += 1;
      }
      if (used >= limits.connections) {
        inside -= 1;
        admitNext();
        return 'budget';
      }
      used += 1;
      return 'in';
    },
    leave() {
      inside -= 1;
      admitNext();
    },
    get used() {
      return used;
    },
  };
};
