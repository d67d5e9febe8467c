import type { Attempt, HelloSummary, WireEvent } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import { createTranscript, type Transcript } from './transcript';

/** What an attempt is about. */
export interface AttemptSubject {
  readonly id: string;
  readonly purpose: string;
  readonly address: string;
  readonly port: number;
  readonly hello: HelloSummary | null;
  readonly now: () => Date;
}

/** The event that an end leaves behind, where no event of the wire has said it already. */
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
    case 'proxy':
      return outcome.what === 'unreachable'
        ? ['unreachable', outcome.text]
        : outcome.what === 'silent'
          ? ['timeout', outcome.text]
          : null;
    case 'cancelled':
      return ['cancelled', 'cancelled'];
    default:
      return null;
  }
};

/** Why a TCP connection did not come about, in a few words. */
export const connectWord = (outcome: Outcome): string => lastWord(outcome)?.[1] ?? 'no connection';

/** Writes the end into the transcript. `open`: the connection was still ours to close. */
export const writeEnd = (transcript: Transcript, outcome: Outcome, open: boolean): void => {
  const word = lastWord(outcome);
  if (word) transcript.add('here', word[0], word[1]);
  if (open) transcript.add('here', 'closed', 'closed by us');
};

/** An attempt as it is kept. */
export const attemptOf = (
  subject: AttemptSubject,
  startedAt: Date,
  transcript: Transcript,
  outcome: Outcome,
): Attempt => ({
  id: subject.id,
  purpose: subject.purpose.slice(0, 200),
  address: subject.address.slice(0, 45),
  port: subject.port,
  startedAt: startedAt.toISOString(),
  ms: transcript.elapsed(),
  hello: subject.hello,
  events: [...transcript.events],
  outcome,
  bytesIn: transcript.bytesIn,
  bytesOut: transcript.bytesOut,
  firstBytes: transcript.firstBytes,
});

/** The attempt that never got a socket: no connection was left in the budget, or the run was cancelled before. */
export const attemptWithoutLine = (subject: AttemptSubject, outcome: Outcome): Attempt => {
  const transcript = createTranscript();
  writeEnd(transcript, outcome, false);
  return attemptOf(subject, subject.now(), transcript, outcome);
};
