import type { NetPort } from '../net-port';

/** When a question counts as overdue: `times` the usual time for an answer and `spareMs` more, but at least `leastMs`. It is looked every `lookMs`. */
export interface Impatience {
  readonly times: number;
  readonly spareMs: number;
  readonly leastMs: number;
  readonly lookMs: number;
}

/** While connections wait for one another nothing is overdue, and many scans look at the same time. */
const CROWDED_LOOK_MS = 100;
/** Nobody is watched longer than this. Pauses end at once when the run is called off, and watching must end with them. */
const LONGEST_WATCH_MS = 30_000;
/** So many second tries at a time, and none any more once so many were for nothing: then it is the server that takes its time. */
const MOST_AT_ONCE = 3;
const MOST_IN_VAIN = 2;

/** What all questions of one server have in common. */
interface Tally {
  readonly pending: Pending[];
  /** Second tries under way, and those that were for nothing. */
  running: number;
  inVain: number;
}

interface Pending {
  /** Since it was asked; and without the time in which it may have waited for others. */
  watchedMs: number;
  waitedMs: number;
  readonly isTwice: boolean;
  readonly trips: number;
  go(isSecond: boolean): void;
}

/** Round trips of an answer: to connect, and from the greeting to the first answer. */
const USUAL_TRIPS = 2;

/** A question that is under way: once, or twice at a time. */
class Tried<T> implements Pending {
  watchedMs = 0;
  waitedMs = 0;
  isTwice = false;
  private open = 0;

  constructor(
    private readonly tally: Tally,
    private readonly start: () => Promise<T>,
    private readonly isGood: (result: T) => boolean,
    readonly trips: number,
    private readonly resolve: (result: T) => void,
    private readonly reject: (fault: unknown) => void,
  ) {
    tally.pending.push(this);
    this.go(false);
  }

  go(isSecond: boolean): void {
    this.open += 1;
    if (isSecond) {
      this.isTwice = true;
      this.tally.running += 1;
    }
    this.start().then((result) => this.take(result, isSecond), this.reject);
  }

  private take(result: T, isSecond: boolean): void {
    const { tally } = this;
    const isLast = this.open === 1;
    this.open -= 1;
    if (isSecond) tally.running -= 1;
    const at = tally.pending.indexOf(this);
    if (at < 0) return;
    const isGood = this.isGood(result);
    // The first one came after all, or the second one told nothing either.
    if (!isLast && isGood !== isSecond) tally.inVain += 1;
    if (!isLast && !isGood) return;
    tally.pending.splice(at, 1);
    this.resolve(result);
  }
}

/**
 * Asks once more what is overdue. A lost packet of a new connection is sent again after a whole second (RFC 6298 §2.1), which is ten times as
 * long as most answers take; a second connection is sooner there. Nothing is opened ahead: servers that take one connection at a time would
 * be kept waiting by it. Until anything was answered, nothing is overdue; nor while connections wait for one another (`crowded`), since a
 * question may not have gone out yet.
 */
export class SecondTries {
  private readonly tally: Tally = { pending: [], running: 0, inVain: 0 };
  private usualMs: number | null = null;
  private watching = false;

  constructor(
    private readonly net: Pick<NetPort, 'pause' | 'crowded'>,
    private readonly impatience: Impatience,
  ) {}

  /** An answer took this long. The quickest one tells what the way takes; the others, what servers add. */
  noteAnswer(ms: number): void {
    this.usualMs = this.usualMs === null ? ms : Math.min(this.usualMs, ms);
  }

  /** The first good result of one or two runs; without a good one the last. `trips`: round trips until it is there, the connection's included. */
  run<T>(start: () => Promise<T>, isGood: (result: T) => boolean, trips = USUAL_TRIPS): Promise<T> {
    return new Promise((resolve, reject) => {
      new Tried(this.tally, start, isGood, trips, resolve, reject);
      if (!this.watching) void this.watch();
    });
  }

  private isOverdue({ waitedMs, trips }: Pending): boolean {
    if (this.usualMs === null || this.tally.inVain >= MOST_IN_VAIN) return false;
    const { times, spareMs, leastMs } = this.impatience;
    return waitedMs >= Math.max(leastMs, (times * this.usualMs * trips) / USUAL_TRIPS + spareMs);
  }

  private anyToWatch(): boolean {
    return this.tally.pending.some(({ watchedMs }) => watchedMs < LONGEST_WATCH_MS);
  }

  private async watch(): Promise<void> {
    this.watching = true;
    const { tally } = this;
    while (this.anyToWatch()) {
      const wasCrowded = this.net.crowded;
      const passedMs = wasCrowded ? CROWDED_LOOK_MS : this.impatience.lookMs;
      await this.net.pause(passedMs);
      const inCrowd = wasCrowded || this.net.crowded;
      for (const one of [...tally.pending]) {
        one.watchedMs += passedMs;
        if (inCrowd) continue;
        one.waitedMs += passedMs;
        if (!one.isTwice && tally.running < MOST_AT_ONCE && this.isOverdue(one)) one.go(true);
      }
    }
    this.watching = false;
  }
}
