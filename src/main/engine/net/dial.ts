import type { Attempt } from '../../../shared/model/attempt';
import type { AttemptOptions, AttemptResult } from '../probes/net-port';
import { type Frame, type FrameSetup, runFrame, type Talk } from './attempt-frame';
import { createPrelude } from './prelude';
import { createServerAnswer } from './server-answer';

/** A banner comes in pieces: this long without another byte ends it. */
const PLAINTEXT_PAUSE_MS = 150;
const DEFAULT_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15_000;
const NOTHING = new Uint8Array(0);

/** How long an attempt waits after connecting, in ms: 1 to 15000. */
const boundedWait = (waitMs: number | undefined): number =>
  Math.min(LONGEST_WAIT_MS, Math.max(1, waitMs ?? DEFAULT_WAIT_MS));

const sentLabel = ({ hello, purpose }: AttemptOptions): string =>
  hello ? 'ClientHello' : `first bytes: ${purpose}`;

type DialTalk = Talk & { parts(): Omit<AttemptResult, 'attempt'> };

/** Says what `options` say over the frame's line: dialogue, hello, then listening up to `until` or the deadline. */
const createTalk = (options: AttemptOptions, frame: Frame): DialTalk => {
  const answer = createServerAnswer(options.until, frame.transcript);
  const prelude = options.dialogue ? createPrelude(options.dialogue, frame) : null;
  const waitMs = boundedWait(options.waitMs);
  let talking = prelude !== null;
  let stopPause = () => {};

  const sendHello = () => {
    talking = false;
    // A peer that has already spoken plainly gets no hello: it would only confuse its words.
    if (!options.send || answer.plain) return;
    answer.helloSent();
    frame.transcript.add('here', 'sent', sentLabel(options), options.send.length);
    frame.line.write(options.send);
  };
  const speak = (chunk: Uint8Array) => {
    const move = prelude?.feed(chunk) ?? 'ready';
    if (move === 'ready') sendHello();
    else if (move !== 'wait') frame.finish(move);
  };
  return {
    stage: answer.stage,
    connected() {
      if (options.until === 'connected') frame.finish({ kind: 'answered', stage: 'connect' });
    },
    ready() {
      speak(NOTHING);
      frame.deadline(waitMs, () => frame.finish(answer.silent(waitMs)));
    },
    data(chunk) {
      if (talking) {
        speak(chunk);
        return;
      }
      const outcome = answer.push(chunk);
      if (outcome) frame.finish(outcome);
      else if (answer.plain) {
        stopPause();
        stopPause = frame.after(PLAINTEXT_PAUSE_MS, () => frame.finish(answer.ended('fin')));
      }
    },
    ended: (how) => frame.finish(answer.ended(how)),
    parts: () => ({ ...answer.parts(), dialogueRefused: prelude?.refused ?? null }),
  };
};

/**
 * One attempt: one TCP connection, one question, a whole transcript. What a peer does is a value in `attempt.outcome`;
 * resolves when the socket is gone.
 */
export const dial = async (options: AttemptOptions, setup: FrameSetup): Promise<AttemptResult> => {
  const { attempt, talk } = await runFrame(setup, (frame) => createTalk(options, frame));
  return { attempt, ...talk.parts() };
};

/** The result of an attempt that never got a socket. */
export const dialNothing = (attempt: Attempt): AttemptResult => ({
  attempt,
  serverHello: null,
  certificates: null,
  certificateRequest: null,
  serverHelloDone: false,
  plaintext: null,
  dialogueRefused: null,
});
