import type { Attempt } from '../../../shared/model/attempt';
import type { CancelSwitch } from './cancel-switch';
import { type BackOff, createPace, type Pace } from './pace';
import { monotonic } from './transcript';

/** Connections in all and at a time; `pauseMs`: the least time between the end of one and the next (default 0). */
export interface GateLimits {
  readonly connections: number;
  readonly atOnce: number;
  readonly pauseMs?: number;
}

/** 'in': go, and `leave` afterwards. 'budget': no connection is left. 'cancelled': do not go. */
type Admission = 'in' | 'budget' | 'cancelled';

/** Holds a run to its word: so many connections in all, so many at once, no faster than the server bears. */
export interface Gate {
  /** A turn, or the wait for one. */
  enter(cancel: CancelSwitch): Admission | Promise<Admission>;
  /** The connection is over; how it ended decides whether the next one waits. */
  leave(attempt?: Attempt): void;
  /** Gives out one more connection to who is in already; false: none is left. */
  another(): boolean;
  /** Somebody waits for a turn. */
  readonly crowded: boolean;
  /** The least time between the end of one connection and the next, as it is now. */
  readonly pauseMs: number;
  /** Connections given out so far. */
  readonly used: number;
  /** Set once the server had begun to turn us away. */
  readonly backedOff: BackOff | null;
}

class RunGate implements Gate {
  private readonly pace: Pace;
  private readonly waiting = new Set<() => void>();
  private timer: NodeJS.Timeout | null = null;
  private inside = 0;
  private given = 0;
  private lastEnd = Number.NEGATIVE_INFINITY;

  constructor(private readonly limits: GateLimits) {
    this.pace = createPace(limits.pauseMs ?? 0);
  }

  get used(): number {
    return this.given;
  }

  get crowded(): boolean {
    return this.waiting.size > 0;
  }

  get backedOff(): BackOff | null {
    return this.pace.backedOff;
  }

  enter(cancel: CancelSwitch): Admission | Promise<Admission> {
    if (cancel.cancelled) return 'cancelled';
    if (this.waiting.size === 0 && this.mayEnter()) return this.letIn();
    return new Promise((resolve) => {
      let stop = () => {};
      const turn = () => {
        stop();
        resolve(this.letIn());
      };
      this.waiting.add(turn);
      stop = cancel.onCancel(() => {
        this.waiting.delete(turn);
        this.admit();
        resolve('cancelled');
      });
    });
  }

  get pauseMs(): number {
    return this.pace.pauseMs;
  }

  another(): boolean {
    if (this.given >= this.limits.connections) return false;
    this.given += 1;
    return true;
  }

  leave(attempt?: Attempt): void {
    this.inside -= 1;
    this.lastEnd = monotonic();
    if (attempt) this.pace.note(attempt);
    this.admit();
  }

  private admit(): void {
    const [first] = this.waiting;
    if (!first) {
      if (this.timer) clearTimeout(this.timer);
      this.timer = null;
      return;
    }
    if (!this.mayEnter()) return;
    this.waiting.delete(first);
    first();
    this.admit();
  }

  /** Nobody waits for a connection that will never be given. */
  private mayEnter(): boolean {
    return this.given >= this.limits.connections || this.mayGo();
  }

  private letIn(): Admission {
    if (this.given >= this.limits.connections) return 'budget';
    this.inside += 1;
    this.given += 1;
    return 'in';
  }

  /** There is a place, and the pause is over; while it is not, comes back when it will be. */
  private mayGo(): boolean {
    const places = this.pace.slowed ? 1 : this.limits.atOnce;
    if (this.timer || this.inside >= places) return false;
    const { pauseMs } = this.pace;
    const ms = pauseMs === 0 ? 0 : this.lastEnd + pauseMs - monotonic();
    if (ms <= 0) return true;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.admit();
    }, ms);
    return false;
  }
}

/** A gate for `connections`, at most `atOnce` at a time, first come first served. */
export const createGate = (limits: GateLimits): Gate => new RunGate(limits);
