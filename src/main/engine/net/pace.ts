import type { Attempt } from '../../../shared/model/attempt';

/** The server began to turn us away: after which attempts, and the longest pause that we then made, in ms. */
export interface BackOff {
  readonly after: readonly string[];
  readonly longestPauseMs: number;
}

/** Watches how connections end, and says how long to wait before the next one. */
export interface Pace {
  note(attempt: Attempt): void;
  /** Between two connections, in ms. */
  readonly pauseMs: number;
  /** Slower than the run began: one connection at a time. */
  readonly slowed: boolean;
  readonly backedOff: BackOff | null;
}

/** So many in a row: one lost connection is chance, two may be one broken server of several. */
const SIGNS = 3;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 2_000;

type Told = 'answered' | 'turned-away' | 'nothing';

const lineOf = ({ address, port }: Attempt): string => `${address} ${port}`;

/** Who says the same to the same place may expect the same: only then is a cut line a sign, and not an answer to what was said. */
const greetingOf = (attempt: Attempt): string | null =>
  attempt.hello === null ? null : JSON.stringify([lineOf(attempt), attempt.hello]);

class WatchedPace implements Pace {
  private readonly accepted = new Set<string>();
  /** The last one that was added to them: mostly it is always the same place. */
  private last: Pick<Attempt, 'address' | 'port'> | null = null;
  private readonly answered = new Set<string>();
  private row: string[] = [];
  private pause: number;
  private told: BackOff | null = null;

  constructor(private readonly base: number) {
    this.pause = base;
  }

  get pauseMs(): number {
    return this.pause;
  }

  get slowed(): boolean {
    return this.pause > this.base;
  }

  get backedOff(): BackOff | null {
    return this.told;
  }

  note(attempt: Attempt): void {
    const told = this.read(attempt);
    if (told === 'answered') {
      this.row = [];
      this.pause = this.pause / 2 < FIRST_PAUSE_MS ? this.base : Math.max(this.base, this.pause / 2);
    } else if (told === 'turned-away') {
      this.row.push(attempt.id);
      if (this.row.length >= SIGNS) this.slowDown();
    }
    this.remember(attempt, told);
  }

  private slowDown(): void {
    this.pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.pause * 2));
    this.told = {
      after: this.told?.after ?? this.row.slice(0, 10),
      longestPauseMs: Math.max(this.pause, this.told?.longestPauseMs ?? 0),
    };
  }

  private remember(attempt: Attempt, told: Told): void {
    const { last } = this;
    const again = last !== null && last.address === attempt.address && last.port === attempt.port;
    if (!again && attempt.events.some(({ kind }) => kind === 'connected')) {
      this.accepted.add(lineOf(attempt));
      this.last = { address: attempt.address, port: attempt.port };
    }
    const greeting = greetingOf(attempt);
    if (told === 'answered' && greeting !== null) this.answered.add(greeting);
  }

  private read(attempt: Attempt): Told {
    const { kind } = attempt.outcome;
    if (kind === 'refused' || kind === 'connect-timeout')
      return this.accepted.has(lineOf(attempt)) ? 'turned-away' : 'nothing';
    // What a proxy says, and what never left this computer, tells nothing of the server's patience.
    if (kind === 'local' || kind === 'cancelled' || kind === 'proxy' || kind === 'unreachable')
      return 'nothing';
    if (attempt.bytesIn > 0) return 'answered';
    if (kind === 'rst' || kind === 'silence' || kind === 'fin') {
      const greeting = greetingOf(attempt);
      return greeting !== null && this.answered.has(greeting) ? 'turned-away' : 'nothing';
    }
    return 'nothing';
  }
}

/** A pace that begins with this pause, in ms, and grows slower (at most two seconds) when a server that had answered begins to turn us away. */
export const createPace = (basePauseMs: number): Pace => new WatchedPace(basePauseMs);
