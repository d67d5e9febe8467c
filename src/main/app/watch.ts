import type { EventPayload } from '../../shared/ipc/contract';
import type { Summary } from '../../shared/model/report';
import type { Tried, WatchState } from '../../shared/model/watch';
import { Refusal } from '../cases/refusal';
import { endingNotice, type Notice, nextWait, PACE_MS } from './watch-pace';

/** What a small look says: the engine's reading, or why there was none. */
export type Look =
  | { readonly says: 'may-work' | 'not-yet' | 'could-not-tell'; readonly turnedAway: boolean }
  | { readonly says: 'busy' }
  | { readonly says: 'failed'; readonly problem: string };

/** How the watch reaches the world. */
export interface WatchPorts {
  /** Makes one small look. Throws a Refusal when there is nothing to look at any more. */
  readonly look: (caseId: string) => Promise<Look>;
  /** Starts a whole check and gives its id. Throws a Refusal. */
  readonly confirm: (caseId: string) => Promise<string>;
  readonly tell: (state: WatchState) => void;
  readonly notify: (notice: Notice) => void;
  readonly notifies: () => boolean;
  readonly now?: () => number;
  /** Milliseconds before each try; the last one goes on. Shorter in tests. */
  readonly pace?: readonly number[];
}

export interface Watched {
  readonly caseId: string;
  /** The address as it is shown. */
  readonly target: string;
  /** The cause that was named before. */
  readonly causeId: string | null;
  /** May a notification name the address? */
  readonly nameHost: boolean;
}

type On = Extract<WatchState, { kind: 'on' }>;
type Ended = Extract<WatchState, { kind: 'ended' }>;

const LONGEST_MS = 24 * 60 * 60 * 1_000;
/** After a sleep the network needs a moment. */
const AFTER_WAKE_MS = 5_000;
const BUSY_MS = 15_000;
/** Faults of our own in a row after which it makes no sense to go on. */
const MOST_FAILURES = 5;

/** One watch under way. */
interface Session {
  readonly watched: Watched;
  state: On;
  step: number;
  refuted: number;
  failures: number;
  timer: ReturnType<typeof setTimeout> | null;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** "Tell me when it works": small looks at a growing pace, and a whole check once one of them goes well. One at a time. */
export class Watch {
  private session: Session | null = null;
  private ended: Ended | null = null;

  constructor(private readonly ports: WatchPorts) {}

  get isOn(): boolean {
    return this.session !== null;
  }

  state(): WatchState {
    return this.session?.state ?? this.ended ?? { kind: 'off', notifies: this.ports.notifies() };
  }

  /** Starts to wait for this connection; what was waited for before is let go. */
  start(watched: Watched): WatchState {
    this.letGo();
    const now = this.now();
    const { caseId, target } = watched;
    const state: On = {
      ...{ kind: 'on', caseId, target, tries: 0, last: null, notifies: this.ports.notifies() },
      ...{ phase: 'waiting', runId: null, startedAt: iso(now), endsAt: iso(now + LONGEST_MS) },
      ...{ nextAt: null, slowed: false },
    };
    this.session = { watched, state, step: 0, refuted: 0, failures: 0, timer: null };
    this.wait(this.session, nextWait(this.pace(), 0, 0, false));
    return this.state();
  }

  /** The person stops it; with a case, only if it is that one. */
  stop(caseId?: string): WatchState {
    if (this.session && (caseId === undefined || this.session.watched.caseId === caseId)) {
      this.end(this.session, 'stopped');
    }
    return this.state();
  }

  /** The person has seen how it ended, or begins another case. */
  forget(): WatchState {
    this.letGo();
    this.ports.tell(this.state());
    return this.state();
  }

  /** The computer woke up, or its clock was set: what is due comes soon, and nothing waits longer than it was to. */
  wake(): void {
    const { session } = this;
    if (session?.state.phase !== 'waiting' || session.state.nextAt === null) return;
    const left = Date.parse(session.state.nextAt) - this.now();
    const longest = nextWait(this.pace(), session.step, session.refuted, session.state.slowed);
    this.wait(session, Math.min(longest, Math.max(Math.min(AFTER_WAKE_MS, longest), left)));
  }

  /** A check has ended, ours or one that the person started. */
  finished({ caseId, runId, document, problem }: EventPayload<'run:finished'>): void {
    const { session } = this;
    if (session?.watched.caseId !== caseId) return;
    if (document?.summary.conclusion === 'nothing-wrong') this.end(session, 'works');
    else if (session.state.runId !== runId) return;
    else if (document === null) this.failed(session, problem ?? '');
    else this.notConfirmed(session, document.summary);
  }

  private notConfirmed(session: Session, { conclusion, causeId }: Summary): void {
    if (conclusion === 'cause-named' && causeId !== session.watched.causeId) {
      this.end(session, 'changed');
      return;
    }
    session.refuted += 1;
    this.again(session, 'not-confirmed');
  }

  private now(): number {
    return this.ports.now?.() ?? Date.now();
  }

  private pace(): readonly number[] {
    return this.ports.pace ?? PACE_MS;
  }

  private change(session: Session, change: Partial<On>): void {
    session.state = { ...session.state, ...change };
    this.ports.tell(session.state);
  }

  private wait(session: Session, ms: number): void {
    if (session.timer !== null) clearTimeout(session.timer);
    const now = this.now();
    const left = Math.max(0, Date.parse(session.state.endsAt) - now);
    const due = now + Math.min(ms, left);
    session.timer = setTimeout(() => void this.due(session, due), due - now);
    this.change(session, { phase: 'waiting', runId: null, nextAt: iso(due) });
  }

  private async due(session: Session, due: number): Promise<void> {
    if (this.session !== session) return;
    session.timer = null;
    this.followClock(session, due);
    if (this.now() >= Date.parse(session.state.endsAt)) return this.end(session, 'time');
    this.change(session, { phase: 'trying', nextAt: null });
    const look = await this.ports.look(session.watched.caseId).catch((error: unknown) => error);
    if (this.session !== session) return;
    if (look instanceof Refusal) return this.end(session, 'failed', look.message);
    if (look instanceof Error || typeof look !== 'object' || look === null)
      return this.failed(session, 'Handrail could not make the try.');
    await this.read(session, look as Look);
  }

  /** A clock that was set back must not make the end come later than a day. */
  private followClock(session: Session, due: number): void {
    const back = due - this.now();
    if (back < 1_000) return;
    const { startedAt, endsAt } = session.state;
    const moved = { startedAt: iso(Date.parse(startedAt) - back), endsAt: iso(Date.parse(endsAt) - back) };
    session.state = { ...session.state, ...moved };
  }

  private async read(session: Session, look: Look): Promise<void> {
    if (look.says === 'busy') {
      this.change(session, { last: this.tried('busy') });
      return this.wait(session, BUSY_MS);
    }
    if (look.says === 'failed') return this.failed(session, look.problem);
    session.failures = 0;
    session.state = { ...session.state, slowed: look.turnedAway };
    if (look.says !== 'may-work') return this.again(session, look.says);
    try {
      const runId = await this.ports.confirm(session.watched.caseId);
      if (this.session === session) this.change(session, { phase: 'confirming', runId });
    } catch (error) {
      if (this.session !== session) return;
      if (error instanceof Refusal && error.code !== 'busy')
        return this.end(session, 'failed', error.message);
      this.again(session, 'busy');
    }
  }

  private tried(came: Tried['came']): Tried {
    return { at: iso(this.now()), came };
  }

  private again(session: Session, came: Tried['came']): void {
    session.step += 1;
    session.state = { ...session.state, tries: session.state.tries + 1, last: this.tried(came) };
    this.wait(session, nextWait(this.pace(), session.step, session.refuted, session.state.slowed));
  }

  private failed(session: Session, problem: string): void {
    session.failures += 1;
    if (session.failures >= MOST_FAILURES) this.end(session, 'failed', problem);
    else this.again(session, 'failed');
  }

  private letGo(): void {
    if (this.session?.timer) clearTimeout(this.session.timer);
    this.session = null;
    this.ended = null;
  }

  private end(session: Session, why: Ended['why'], problem = ''): void {
    const { caseId, target, last, notifies } = session.state;
    // The try that led to the end counts as well.
    const tries = session.state.tries + (session.state.phase === 'confirming' ? 1 : 0);
    this.letGo();
    this.ended = {
      ...{ kind: 'ended', caseId, target, tries, last, notifies, why },
      ...{ at: iso(this.now()), problem: problem.slice(0, 2_000) },
    };
    this.ports.tell(this.ended);
    const notice = endingNotice(why, session.watched);
    if (notice !== null) this.ports.notify(notice);
  }
}
