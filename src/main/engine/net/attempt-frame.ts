import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome, Stage } from '../../../shared/model/failure';
import type { ClientIdentity } from '../../../shared/model/way';
import type { Timing } from '../probes/net-port';
import { type AttemptSubject, attemptOf, connectWord, writeEnd } from './attempt-record';
import type { CancelSwitch } from './cancel-switch';
import { outcomeOfError } from './failure-table';
import { Later } from './later';
import { type Line, type LineEvents, openLine } from './open-line';
import { Opening, type OpeningHost, type OpeningPlan } from './opening';
import type { SessionStore } from './session-store';
import { createTranscript, monotonic, type Transcript } from './transcript';

/** Where the TCP connection goes when that is not the server: to a proxy. `address`: an IP address. `name`: as the person gave it, with its port. */
export interface Hop {
  readonly address: string;
  readonly port: number;
  readonly name: string;
}

/** What an attempt is about, and what the net gives it. */
export interface FrameSetup extends AttemptSubject {
  /** "example.org → 192.0.2.1", when the address came from a look-up of this run. */
  readonly resolved: string | null;
  readonly connectMs: number;
  readonly cancel: CancelSwitch;
  /** The transcript keeps how it ended, not each record. */
  readonly brief: boolean;
  /** null = straight to the server. */
  readonly hop: Hop | null;
  /** What is said before the talk; null = nothing. */
  readonly opening: OpeningPlan | null;
  /** The person's client certificate; a secret. */
  readonly identity: ClientIdentity | null;
  /** The TLS sessions of this run. */
  readonly sessions: SessionStore;
}

/** What is said over the line: the part in which attempts differ. It knows nothing of proxies and plain dialogues: they are over before `ready`. */
export interface Talk {
  readonly stage: Stage;
  /** Reads bytes within `data` and keeps none of the chunk, which is then not copied for it. */
  readonly readsAtOnce?: boolean;
  /** The server itself is reached. */
  connected(): void;
  /** Now is the time to speak. Bytes that the server sent by itself may have come before. */
  ready(): void;
  data(chunk: Uint8Array): void;
  ended(how: 'fin' | 'rst'): void;
  /** The attempt is over, however it ended: let go of everything. */
  over?(): void;
}

/** One attempt under way: the line, its transcript, its deadlines, and one way out. */
export interface Frame {
  readonly transcript: Transcript;
  readonly line: Line;
  /** Ends the attempt; only the first call counts. */
  finish(outcome: Outcome): void;
  /** Runs `then` later unless the attempt is over. Gives back how to call it off. */
  after(ms: number, then: () => void): () => void;
  /** The same for a time-out: what has already arrived is read first, so that a busy computer doesn't take an answer for silence. */
  deadline(ms: number, then: () => void): () => void;
  /** Runs a step of our own code; a fault in it ends the attempt instead of the process. Does nothing once the attempt is over. */
  guard(step: () => void): void;
}

/** What is known once an attempt is over. */
export interface Settled<T> {
  readonly attempt: Attempt;
  readonly talk: T;
  readonly timing: Timing;
  /** Why the plain dialogue refused to go on. */
  readonly dialogueRefused: string | null;
}

/** As Line: the talk's own, whose bytes travel as the dialogue's framing wants them. */
class AttemptFrame<T extends Talk> implements Frame, LineEvents, OpeningHost, Line {
  readonly transcript: Transcript;
  readonly line: Line = this;
  private readonly wire: Line;
  private readonly opening: Opening | null;
  private readonly talk: T;
  private readonly startedAt: Date;
  private readonly later: Later[] = [];
  private readonly stopConnecting: () => void;
  private stopListening = () => {};
  private isOver = false;
  private isConnected = false;

  constructor(
    private readonly setup: FrameSetup,
    begin: (frame: Frame) => T,
    private readonly settle: (settled: Settled<T>) => void,
    private readonly reject: (fault: unknown) => void,
  ) {
    this.startedAt = setup.now();
    this.transcript = createTranscript(monotonic, setup.brief);
    this.opening = setup.opening ? new Opening(setup.opening, this) : null;
    const { hop } = setup;
    if (setup.resolved) this.transcript.add('here', 'resolved', setup.resolved);
    this.transcript.add(
      'here',
      'connecting',
      hop ? `TCP to the proxy ${hop.name}` : `TCP to port ${setup.port}`,
    );
    // The line tells nothing before the next turn of the event loop, so there is time to say who listens.
    this.wire = openLine(hop?.address ?? setup.address, hop?.port ?? setup.port, this);
    this.talk = begin(this);
    this.stopConnecting = this.deadline(setup.connectMs, () =>
      this.finish(this.notConnected({ kind: 'connect-timeout', afterMs: this.transcript.elapsed() })),
    );
    this.stopListening = setup.cancel.onCancel(() => this.guard(() => this.finish({ kind: 'cancelled' })));
  }

  finish(outcome: Outcome): void {
    if (this.isOver) return;
    const cut = this.transcript.events.at(-1)?.kind === 'rst';
    writeEnd(this.transcript, outcome, this.isConnected && !cut);
    const attempt = attemptOf(this.setup, this.startedAt, this.transcript, outcome);
    const timing = { endedAt: attempt.ms, ...this.transcript.marks };
    const dialogueRefused = this.opening?.refused ?? null;
    this.leave(() => this.settle({ attempt, talk: this.talk, timing, dialogueRefused }));
  }

  after(ms: number, then: () => void): () => void {
    return this.atLater(new Later(this, then, ms, false));
  }

  deadline(ms: number, then: () => void): () => void {
    return this.atLater(new Later(this, then, ms, true));
  }

  guard(step: () => void): void {
    if (this.isOver) return;
    try {
      step();
    } catch (fault) {
      this.leave(() => this.reject(fault));
    }
  }

  connected(): void {
    this.guard(() => {
      this.noteConnected();
      if (!this.setup.hop) this.talk.connected();
    });
  }

  ready(): void {
    this.guard(() => (this.opening ? this.opening.start() : this.talk.ready()));
  }

  data(chunk: Uint8Array): void {
    this.guard(() => {
      const bytes = this.talk.readsAtOnce && !this.opening ? chunk : new Uint8Array(chunk);
      if (this.opening && !this.opening.isOpen) this.opening.data(bytes);
      else this.deliver(bytes);
    });
  }

  ended(how: 'fin' | 'rst'): void {
    this.guard(() => this.end(how));
  }

  failed(code: string): void {
    this.guard(() => {
      const outcome = outcomeOfError(code, this.stage, this.transcript.elapsed());
      if (outcome.kind !== 'rst' && outcome.kind !== 'fin')
        this.finish(this.isConnected ? outcome : this.notConnected(outcome));
      else {
        // Cut before we had noticed that it was accepted.
        if (!this.isConnected) this.noteConnected();
        this.end(outcome.kind);
      }
    });
  }

  write(bytes: Uint8Array, done?: () => void): void {
    const wrapped = this.opening?.framing?.wrap(bytes) ?? bytes;
    this.transcript.sent(wrapped.length);
    this.wire.write(wrapped, done);
  }

  close(): Promise<void> {
    return this.wire.close();
  }

  reached(): void {
    this.guard(() => this.talk.connected());
  }

  opened(rest: Uint8Array): void {
    this.guard(() => {
      if (rest.length > 0) this.deliver(rest);
    });
    this.guard(() => this.talk.ready());
  }

  private get stage(): Stage {
    if (!this.isConnected) return 'connect';
    return this.opening && !this.opening.isOpen ? 'before-hello' : this.talk.stage;
  }

  /** Bytes of the server for the talk. */
  private deliver(chunk: Uint8Array): void {
    if (this.opening && !this.opening.heardLater(chunk)) return;
    this.transcript.received(chunk);
    const bytes = this.opening?.framing?.unwrap(chunk) ?? chunk;
    if (bytes.length > 0) this.talk.data(bytes);
  }

  private atLater(step: Later): () => void {
    this.later.push(step);
    return () => {
      step.stop();
      const at = this.later.indexOf(step);
      if (at >= 0) this.later.splice(at, 1);
    };
  }

  /** What kept us from a TCP connection: the proxy's failure if we were on the way to one. */
  private notConnected(outcome: Outcome): Outcome {
    const { hop } = this.setup;
    if (!hop || outcome.kind === 'local') return outcome;
    return { kind: 'proxy', what: 'unreachable', status: null, text: `${hop.name}: ${connectWord(outcome)}` };
  }

  private noteConnected(): void {
    this.isConnected = true;
    this.stopConnecting();
    this.transcript.add(
      'peer',
      'connected',
      this.setup.hop ? 'TCP connection to the proxy' : 'TCP connection',
    );
  }

  private end(how: 'fin' | 'rst'): void {
    this.transcript.add('peer', how, how === 'fin' ? 'closed by the peer (FIN)' : 'cut (RST)');
    const wrote = this.transcript.marks.helloAt !== null;
    const early = this.opening?.ended(how, { wrote }) ?? null;
    if (early) this.finish(early);
    else this.talk.ended(how);
  }

  /** The only way out: nothing of the attempt is open when `then` runs. */
  private leave(then: () => void): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const step of this.later) step.stop();
    this.stopListening();
    this.talk.over?.();
    this.wire.close().then(then, this.reject);
  }
}

/**
 * Runs one attempt from connecting to the last socket event. Resolves with what `result` makes of it when nothing of it is left open.
 * Rejects only for a fault of our own in the talk.
 */
export const runFrame = <T extends Talk, Result>(
  setup: FrameSetup,
  begin: (frame: Frame) => T,
  result: (settled: Settled<T>) => Result,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const settle = (settled: Settled<T>): void => {
      try {
        resolve(result(settled));
      } catch (fault) {
        reject(fault);
      }
    };
    new AttemptFrame(setup, begin, settle, reject);
  });
