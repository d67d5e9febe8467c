import type { Outcome } from '../../../../shared/model/failure';
import type { Frame, Talk } from '../attempt-frame';
import { HttpAnswer, type Reading } from './http-answer';

/** One request, ready to be sent, and how much of an answer is read and waited for. */
export interface Errand {
  /** For the transcript: "GET /ca.cer". */
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly limit: number;
  /** Until the first byte of the answer, in ms. */
  readonly firstByteMs: number;
  /** Until the whole answer, in ms. */
  readonly wholeMs: number;
}

/** Asks one question in plain HTTP and reads its answer. */
export class HttpTalk implements Talk {
  readonly answer: HttpAnswer;
  readonly stage = 'connect';
  /** Why there is no answer that can be used; null while all is well. */
  why: string | null = null;
  private heard = 0;
  private stopWaiting = () => {};

  constructor(
    private readonly errand: Errand,
    private readonly frame: Frame,
  ) {
    this.answer = new HttpAnswer(errand.limit);
  }

  connected(): void {}

  ready(): void {
    const { bytes, label, firstByteMs, wholeMs } = this.errand;
    this.frame.transcript.add('here', 'sent', label, bytes.length);
    this.frame.line.write(bytes);
    this.stopWaiting = this.frame.deadline(firstByteMs, () => this.silent(firstByteMs));
    this.frame.deadline(wholeMs, () => this.silent(wholeMs));
  }

  data(chunk: Uint8Array): void {
    this.stopWaiting();
    this.heard += chunk.length;
    this.heed(this.answer.push(chunk));
  }

  ended(how: 'fin' | 'rst'): void {
    const reading =
      how === 'fin' ? this.answer.ended() : ({ kind: 'bad', why: 'The connection was cut.' } as const);
    if (reading.kind === 'bad') this.give(reading.why, { kind: how, stage: 'connect' });
    else this.heed(reading);
  }

  private heed(reading: Reading): void {
    if (reading.kind === 'too-much') {
      const { limit } = this.errand;
      const why = `Its answer is longer than the ${limit} bytes that are read.`;
      this.give(why, { kind: 'too-much', stage: 'connect', limitBytes: limit });
    }
    if (reading.kind === 'bad')
      this.give(reading.why, { kind: 'malformed', stage: 'connect', what: 'an answer in HTTP' });
    if (reading.kind !== 'done') return;
    const { head } = this.answer;
    this.frame.transcript.add('peer', 'plaintext', `HTTP ${head?.status ?? ''}`, this.heard);
    this.frame.finish({ kind: 'answered', stage: 'connect' });
  }

  private silent(ms: number): void {
    this.give(`No whole answer came in ${Math.round(ms / 100) / 10} s.`, {
      kind: 'silence',
      stage: 'connect',
      afterMs: ms,
    });
  }

  private give(why: string, outcome: Outcome): void {
    this.why = why;
    if (this.heard > 0) this.frame.transcript.add('peer', 'plaintext', 'an answer', this.heard);
    this.frame.finish(outcome);
  }
}
