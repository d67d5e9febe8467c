import type { Attempt, HelloSummary, WireEvent } from '../../../shared/model/attempt';
import type { Outcome, Stage } from '../../../shared/model/failure';
import type { CancelSwitch } from './cancel-switch';
import { outcomeOfError } from './failure-table';
import { type Line, openLine } from './open-line';
import { createTranscript, type Transcript } from './transcript';

/** What an attempt is about, and what the net gives it. */
export interface FrameSetup {
  readonly id: string;
  readonly purpose: string;
  readonly address: string;
  readonly port: number;
  readonly hello: HelloSummary | null;
  /** "example.org → 192.0.2.1", when the address came from a look-up of this run. */
  readonly resolved: string | null;
  readonly connectMs: number;
  readonly cancel: CancelSwitch;
  readonly now: () => Date;
}

/** What is said over the line: the part in which attempts differ. */
export interface Talk {
  stage(): Stage;
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

/** The event that a way out leaves behind, where no event of the wire has said it already. */
const lastWord = (outcome: Outcome): readonly [WireEvent['kind'], string] | null => {
  switch (outcome.kind) {
    case 'silence':
      return ['timeout', `gave up waiting after ${Math.round(outcome.afterMs)} ms`];
    case 'connect-timeout':
      return ['timeout', `no connection after ${Math.round(outcome.afterMs)} ms`];
    case 'refused':
      return ['refused', 'connection refused'];
    case 'unreachable':
      return ['unreachable', outcome.code];
    case 'local':
      return ['error', `${outcome.code}: ${outcome.text}`];
    case 'malformed':
      return ['error', `not readable: ${outcome.what}`];
    case 'too-much':
      return ['error', `more than ${outcome.limitBytes} bytes`];
    case 'cancelled':
      return ['cancelled', 'cancelled'];
    default:
      return null;
  }
};

/** The attempt that never got a socket: no connection was left in the budget, or the run was cancelled before. */
export const attemptWithoutLine = (setup: FrameSetup, outcome: Outcome): Attempt => {
  const transcript = createTranscript();
  const word = lastWord(outcome);
  if (word) transcript.add('here', word[0], word[1]);
  return attemptOf(setup, setup.now(), transcript, outcome);
};

const attemptOf = (
  setup: FrameSetup,
  startedAt: Date,
  transcript: Transcript,
  outcome: Outcome,
): Attempt => ({
  id: setup.id,
  purpose: setup.purpose.slice(0, 200),
  address: setup.address.slice(0, 45),
  port: setup.port,
  startedAt: startedAt.toISOString(),
  ms: transcript.elapsed(),
  hello: setup.hello,
  events: [...transcript.events],
  outcome,
  bytesIn: transcript.bytesIn,
  bytesOut: transcript.bytesOut,
  firstBytes: transcript.firstBytes,
});

/**
 * Runs one attempt from connecting to the last socket event. Resolves when nothing of it is left open.
 * Rejects only for a fault of our own in `talk`.
 */
export const runFrame = <T extends Talk>(
  setup: FrameSetup,
  begin: (frame: Frame) => T,
): Promise<{ readonly attempt: Attempt; readonly talk: T }> =>
  new Promise((resolve, reject) => {
    const startedAt = setup.now();
    const transcript = createTranscript();
    const timers = new Set<NodeJS.Timeout>();
    let over = false;
    let connected = false;
    let stopListening = () => {};

    const leave = (then: () => void) => {
      if (over) return;
      over = true;
      for (const timer of timers) clearTimeout(timer);
      stopListening();
      talk.over?.();
      then();
    };
    const finish = (outcome: Outcome) =>
      leave(() => {
        const word = lastWord(outcome);
        if (word) transcript.add('here', word[0], word[1]);
        if (connected && transcript.events.at(-1)?.kind !== 'rst')
          transcript.add('here', 'closed', 'closed by us');
        const attempt = attemptOf(setup, startedAt, transcript, outcome);
        line.close().then(() => resolve({ attempt, talk }), reject);
      });
    /** A fault of our own must not leave a socket behind. */
    const guarded = (step: () => void) => {
      if (over) return;
      try {
        step();
      } catch (error) {
        leave(() => line.close().then(() => reject(error), reject));
      }
    };
    const after = (ms: number, then: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        guarded(then);
      }, ms);
      timers.add(timer);
      return () => {
        timers.delete(timer);
        clearTimeout(timer);
      };
    };

    const deadline = (ms: number, then: () => void) => {
      let stop = after(ms, () => {
        stop = after(1, then);
      });
      return () => stop();
    };

    const onConnected = () => {
      connected = true;
      stopConnecting();
      transcript.add('peer', 'connected', 'TCP connection');
    };
    const ended = (how: 'fin' | 'rst') => {
      transcript.add('peer', how, how === 'fin' ? 'closed by the peer (FIN)' : 'cut (RST)');
      talk.ended(how);
    };
    const failed = (code: string) => {
      const stage = connected ? talk.stage() : 'connect';
      const outcome = outcomeOfError(code, stage, transcript.elapsed());
      // Cut before we noticed that it had been accepted.
      if (outcome.kind === 'rst' || outcome.kind === 'fin') {
        if (!connected) onConnected();
        ended(outcome.kind);
      } else finish(outcome);
    };

    if (setup.resolved) transcript.add('here', 'resolved', setup.resolved);
    transcript.add('here', 'connecting', `TCP to port ${setup.port}`);
    const line = openLine(setup.address, setup.port, transcript, {
      connected: () =>
        guarded(() => {
          onConnected();
          talk.connected();
        }),
      ready: () => guarded(() => talk.ready()),
      data: (chunk) => guarded(() => talk.data(chunk)),
      ended: (how) => guarded(() => ended(how)),
      failed: (code) => guarded(() => failed(code)),
    });
    const stopConnecting = deadline(setup.connectMs, () =>
      finish({ kind: 'connect-timeout', afterMs: transcript.elapsed() }),
    );
    const talk = begin({ transcript, line, finish, after, deadline, guard: guarded });
    stopListening = setup.cancel.onCancel(() => guarded(() => finish({ kind: 'cancelled' })));
  });
