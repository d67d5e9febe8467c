import type { Attempt } from '../../../shared/model/attempt';
import type { AttemptOptions, AttemptResult } from '../probes/net-port';
import { type Frame, type FrameSetup, runFrame, type Settled, type Talk } from './attempt-frame';
import { ServerAnswer } from './server-answer';
import { timingOf } from './timing';
import type { OwnEnd } from './tls12/own-end';

/** A banner comes in pieces: this long without another byte ends it. */
const PLAINTEXT_PAUSE_MS = 150;
const DEFAULT_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15_000;
/** Longer than Nagle and a delayed write of ours, short beside any deadline of a server. */
const PIECE_PAUSE_MS = 60;

/** How long an attempt waits after connecting, in ms: 1 to 15000. */
const boundedWait = (waitMs: number | undefined): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(1, waitMs ?? DEFAULT_WAIT_MS));

const sentLabel = ({ hello, purpose }: AttemptOptions): string =>
  hello ? 'ClientHello' : `first bytes: ${purpose}`;

/** Says what the options say over the frame's line: hello, then listening up to `until` or the deadline. */
class DialTalk implements Talk {
  readonly readsAtOnce = true;
  private readonly answer: ServerAnswer;
  private stopPause = () => {};

  constructor(
    private readonly options: AttemptOptions,
    private readonly frame: Frame,
    End: typeof OwnEnd | null,
  ) {
    const end = End && new End((label, bytes) => this.say(label, bytes));
    this.answer = new ServerAnswer(options.until, frame.transcript, end);
  }

  get stage() {
    return this.answer.stage;
  }

  connected(): void {
    if (this.options.until === 'connected') this.frame.finish({ kind: 'answered', stage: 'connect' });
  }

  ready(): void {
    const waitMs = boundedWait(this.options.waitMs);
    this.sendHello();
    this.frame.deadline(waitMs, () => this.frame.finish(this.answer.silent(waitMs)));
  }

  data(chunk: Uint8Array): void {
    const outcome = this.answer.push(chunk);
    if (outcome) this.frame.finish(outcome);
    else if (this.answer.plain) this.waitForMoreText();
  }

  ended(how: 'fin' | 'rst'): void {
    this.frame.finish(this.answer.ended(how));
  }

  parts(): Omit<AttemptResult, 'attempt' | 'timing' | 'dialogueRefused'> {
    return this.answer.parts();
  }

  private sendHello(): void {
    const { send } = this.options;
    // A peer that has already spoken plainly gets no hello: it would only confuse its words.
    if (!send || this.answer.plain) return;
    const [first, ...rest] = send instanceof Uint8Array ? [send] : send;
    this.answer.helloSent(first);
    if (first) this.writePieces(first, rest);
  }

  /** Each piece in a write of its own, and with a pause, so that they leave as separate segments. */
  private writePieces(piece: Uint8Array, rest: readonly Uint8Array[]): void {
    this.say(sentLabel(this.options), piece);
    const [next, ...others] = rest;
    if (next) this.frame.after(this.options.pauseMs ?? PIECE_PAUSE_MS, () => this.writePieces(next, others));
  }

  private say(label: string, bytes: Uint8Array): void {
    this.frame.transcript.add('here', 'sent', label, bytes.length);
    this.frame.line.write(bytes);
  }

  private waitForMoreText(): void {
    this.stopPause();
    this.stopPause = this.frame.after(PLAINTEXT_PAUSE_MS, () => this.frame.finish(this.answer.ended('fin')));
  }
}

/** Written out: putting two objects together at run time takes longer than anything else here. */
const resultOf = ({ talk, attempt, timing, dialogueRefused }: Settled<DialTalk>): AttemptResult => {
  const parts = talk.parts();
  return {
    attempt,
    timing,
    dialogueRefused,
    serverHello: parts.serverHello,
    certificates: parts.certificates,
    certificateRequest: parts.certificateRequest,
    serverHelloDone: parts.serverHelloDone,
    serverKeyExchange: parts.serverKeyExchange,
    ocsp: parts.ocsp,
    ssl2: parts.ssl2,
    plaintext: parts.plaintext,
  };
};

/**
 * One attempt: one TCP connection, one question, a whole transcript. What a peer does is a value in `attempt.outcome`;
 * resolves when the socket is gone. `End`: for `until: 'finished'`.
 */
export const dial = (
  options: AttemptOptions,
  setup: FrameSetup,
  End: typeof OwnEnd | null = null,
): Promise<AttemptResult> => runFrame(setup, (frame) => new DialTalk(options, frame, End), resultOf);

/** The result of an attempt that never got a socket. */
export const dialNothing = (attempt: Attempt): AttemptResult => ({
  attempt,
  serverHello: null,
  certificates: null,
  certificateRequest: null,
  serverHelloDone: false,
  serverKeyExchange: null,
  ocsp: null,
  ssl2: null,
  timing: timingOf(attempt),
  plaintext: null,
  dialogueRefused: null,
});
