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

/** A class, and its list made late: every connection has one, and most are never listened to twice. */
class Switch implements CancelSwitch {
  cancelled = false;
  private listeners: (() => void)[] | null = null;
  private letGo: (() => void)[] | null = null;

  follow(parents: readonly CancelSwitch[]): this {
    this.letGo = parents.map((parent) => parent.onCancel(this.cancel));
    return this;
  }

  followSignal(signal: AbortSignal): this {
    if (signal.aborted) this.cancel();
    signal.addEventListener('abort', this.cancel, { once: true });
    this.letGo = [() => signal.removeEventListener('abort', this.cancel)];
    return this;
  }

  onCancel(listener: () => void): () => void {
    if (this.cancelled) {
      listener();
      return () => {};
    }
    this.listeners ??= [];
    this.listeners.push(listener);
    return () => {
      const { listeners } = this;
      const at = listeners ? listeners.indexOf(listener) : -1;
      if (at >= 0) listeners?.splice(at, 1);
    };
  }

  /** Bound, since it is handed on as a listener. */
  readonly cancel = (): void => {
    if (this.cancelled) return;
    this.cancelled = true;
    const all = [...(this.listeners ?? [])];
    this.listeners = null;
    for (const listener of all) listener();
  };

  release(): void {
    for (const stop of this.letGo ?? []) stop();
    this.letGo = null;
  }
}

/** A switch that also goes off when one of its parents does. */
export const createCancelSwitch = (...parents: readonly CancelSwitch[]): CancelSwitch =>
  new Switch().follow(parents);

/** A switch that goes off with this signal. */
export const switchOf = (signal: AbortSignal | undefined): CancelSwitch =>
  signal ? new Switch().followSignal(signal) : new Switch();
