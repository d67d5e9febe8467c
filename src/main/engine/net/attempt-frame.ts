import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome, Stage } from '../../../shared/model/failure';
import { type AttemptSubject, attemptOf, writeEnd } from './attempt-record';
import type { CancelSwitch } from './cancel-switch';
import { outcomeOfError } from './failure-table';
import { type Line, type LineEvents, openLine } from './open-line';
import { createTranscript, type Transcript } from './transcript';

/** What an attempt is about, and what the net gives it. */
export interface FrameSetup extends AttemptSubject {
  /** "example.org → 192.0.2.1", when the address came from a look-up of this run. */
  readonly resolved: string | null;
  readonly connectMs: number;
  readonly cancel: CancelSwitch;
}

/** What is said over the line: the part in which attempts differ. */
export interface Talk {
  readonly stage: Stage;
  connected(): void;
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

type Settled<T> = { readonly attempt: Attempt; readonly talk: T };

class AttemptFrame<T extends Talk> implements Frame, LineEvents {
  readonly transcript = createTranscript();
  readonly line: Line;
  private readonly talk: T;
  private readonly startedAt: Date;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stopConnecting: () => void;
  private stopListening = () => {};
  private isOver = false;
  private isConnected = false;

  constructor(
    private readonly setup: FrameSetup,
    begin: (frame: Frame) => T,
    private readonly resolve: (settled: Settled<T>) => void,
    private readonly reject: (fault: unknown) => void,
  ) {
    this.startedAt = setup.now();
    if (setup.resolved) this.transcript.add('here', 'resolved', setup.resolved);
    this.transcript.add('here', 'connecting', `TCP to port ${setup.port}`);
    // The line tells nothing before the next turn of the event loop, so there is time to say who listens.
    this.line = openLine(setup.address, setup.port, this.transcript, this);
    this.talk = begin(this);
    this.stopConnecting = this.deadline(setup.connectMs, () =>
      this.finish({ kind: 'connect-timeout', afterMs: this.transcript.elapsed() }),
    );
    this.stopListening = setup.cancel.onCancel(() => this.guard(() => this.finish({ kind: 'cancelled' })));
  }

  finish(outcome: Outcome): void {
    if (this.isOver) return;
    const cut = this.transcript.events.at(-1)?.kind === 'rst';
    writeEnd(this.transcript, outcome, this.isConnected && !cut);
    const attempt = attemptOf(this.setup, this.startedAt, this.transcript, outcome);
    this.leave(() => this.resolve({ attempt, talk: this.talk }));
  }

  after(ms: number, then: () => void): () => void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.guard(then);
    }, ms);
    this.timers.add(timer);
    return () => {
      this.timers.delete(timer);
      clearTimeout(timer);
    };
  }

  deadline(ms: number, then: () => void): () => void {
    let stop = this.after(ms, () => {
      stop = this.after(1, then);
    });
    return () => stop();
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
      this.talk.connected();
    });
  }

  ready(): void {
    this.guard(() => this.talk.ready());
  }

  data(chunk: Uint8Array): void {
    this.guard(() => this.talk.data(chunk));
  }

  ended(how: 'fin' | 'rst'): void {
    this.guard(() => this.end(how));
  }

  failed(code: string): void {
    this.guard(() => {
      const stage = this.isConnected ? this.talk.stage : 'connect';
      const outcome = outcomeOfError(code, stage, this.transcript.elapsed());
      if (outcome.kind !== 'rst' && outcome.kind !== 'fin') this.finish(outcome);
      else {
        // Cut before we had noticed that it was accepted.
        if (!this.isConnected) this.noteConnected();
        this.end(outcome.kind);
      }
    });
  }

  private noteConnected(): void {
    this.isConnected = true;
    this.stopConnecting();
    this.transcript.add('peer', 'connected', 'TCP connection');
  }

  private end(how: 'fin' | 'rst'): void {
    this.transcript.add('peer', how, how === 'fin' ? 'closed by the peer (FIN)' : 'cut (RST)');
    this.talk.ended(how);
  }

  /** The only way out: nothing of the attempt is open when `then` runs. */
  private leave(then: () => void): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.stopListening();
    this.talk.over?.();
    this.line.close().then(then, this.reject);
  }
}

/**
 * Runs one attempt from connecting to the last socket event. Resolves when nothing of it is left open.
 * Rejects only for a fault of our own in the talk.
 */
export const runFrame = <T extends Talk>(
  setup: FrameSetup,
  begin: (frame: Frame) => T,
): Promise<Settled<T>> =>
  new Promise((resolve, reject) => {
    new AttemptFrame(setup, begin, resolve, reject);
  });
