import type { NetPort } from '../net-port';

/** When a question counts as overdue: `times` the usual time for an answer and `spareMs` more, but at least `leastMs`. */
export interface Impatience {
  readonly times: number;
  readonly spareMs: number;
  readonly leastMs: number;
}

/** Questions that are under way. */
interface Pending {
  waitedMs: number;
  readonly again: () => void;
}

/** How often it is looked who is overdue: a quarter of the least time that this takes, but not all the time. */
const LEAST_TICK_MS = 25;
/** Nobody is watched longer than this. Pauses end at once when the run is called off, and watching must end with them. */
const LONGEST_WATCH_MS = 30_000;
/** So many second tries at a time, and none any more once so many were for nothing: then it is the server that takes its time. */
const MOST_AT_ONCE = 3;
const MOST_IN_VAIN = 2;

/**
 * Asks once more what is overdue. A lost packet of a new connection is sent again after a whole second (RFC 6298 §2.1), which is ten times as
 * long as most answers take; a second connection is sooner there. Nothing is opened ahead: servers that take one connection at a time would
 * be kept waiting by it. Until anything was answered, nothing is overdue.
 */
export class SecondTries {
  private readonly pending = new Set<Pending>();
  private readonly tickMs: number;
  private usualMs: number | null = null;
  private running = 0;
  private inVain = 0;
  private watching = false;

  constructor(
    private readonly net: Pick<NetPort, 'pause'>,
    private readonly impatience: Impatience,
  ) {
    this.tickMs = Math.max(LEAST_TICK_MS, impatience.leastMs / 4);
  }

  /** An answer took this long. The quickest one tells what the way takes; the others, what servers add. */
  noteAnswer(ms: number): void {
    this.usualMs = this.usualMs === null ? ms : Math.min(this.usualMs, ms);
  }

  /** The first good result of one or two runs; without a good one the last. */
  run<T>(start: () => Promise<T>, isGood: (result: T) => boolean): Promise<T> {
    return new Promise((resolve, reject) => {
      let open = 0;
      const go = (isSecond: boolean): void => {
        open += 1;
        start().then((result) => {
          open -= 1;
          if (isSecond) this.running -= 1;
          if (!this.pending.has(entry)) return;
          if (open > 0 && !isGood(result)) return;
          if (open > 0 && !isSecond) this.inVain += 1;
          this.pending.delete(entry);
          resolve(result);
        }, reject);
      };
      const again = (): void => {
        this.running += 1;
        go(true);
      };
      const entry: Pending = { waitedMs: 0, again };
      this.pending.add(entry);
      go(false);
      void this.watch();
    });
  }

  private get limitMs(): number {
    if (this.usualMs === null || this.inVain >= MOST_IN_VAIN) return Number.POSITIVE_INFINITY;
    const { times, spareMs, leastMs } = this.impatience;
    return Math.max(leastMs, times * this.usualMs + spareMs);
  }

  private anyToWatch(): boolean {
    return [...this.pending].some(({ waitedMs }) => waitedMs < LONGEST_WATCH_MS);
  }

  private async watch(): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    while (this.anyToWatch()) {
      await this.net.pause(this.tickMs);
      const limit = this.limitMs;
      for (const entry of this.pending) {
        const before = entry.waitedMs;
        entry.waitedMs += this.tickMs;
        if (before < limit && entry.waitedMs >= limit && this.running < MOST_AT_ONCE) entry.again();
      }
    }
    this.watching = false;
  }
}
