/**
 * A one-way switch: off once, off for good. Used inside the engine instead of AbortSignal, which warns of a leak
 * at eleven listeners and can't be combined on Node 18.
 */
export interface CancelSwitch {
  readonly cancelled: boolean;
  /** Runs `listener` at the cancel, or right away when that was before. Gives back how to stop listening. */
  onCancel(listener: () => void): () => void;
  cancel(): void;
  /** Lets go of the parents. Call it when the work is over. */
  release(): void;
}

/** A switch that also goes off when one of its parents does. */
export const createCancelSwitch = (...parents: readonly CancelSwitch[]): CancelSwitch => {
  const listeners = new Set<() => void>();
  let cancelled = false;
  const cancel = () => {
    if (cancelled) return;
    cancelled = true;
    const all = [...listeners];
    listeners.clear();
    for (const listener of all) listener();
  };
  const letGo = parents.map((parent) => parent.onCancel(cancel));
  return {
    get cancelled() {
      return cancelled;
    },
    onCancel(listener) {
      if (cancelled) {
        listener();
        return () => {};
      }
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel,
    release() {
      for (const stop of letGo) stop();
    },
  };
};

/** A switch that goes off with this signal. */
export const switchOf = (signal: AbortSignal | undefined): CancelSwitch => {
  const made = createCancelSwitch();
  if (!signal) return made;
  if (signal.aborted) made.cancel();
  signal.addEventListener('abort', made.cancel, { once: true });
  return {
    ...made,
    get cancelled() {
      return made.cancelled;
    },
    release: () => signal.removeEventListener('abort', made.cancel),
  };
};
