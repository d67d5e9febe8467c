import type { Mark } from '../../../../shared/model/attempt-marks';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { isMixed, sameGreeting, type Tally, tallyOf } from '../../../../shared/model/same-greeting';
import type { HelloResult } from './facts';
import { neverAsked } from './through-proxy';

/** The up-to-date greeting, each time it was sent in this run. */
export interface Luck {
  /** The times it came as far as the server, of those questions that compare greetings. */
  readonly results: readonly HelloResult[];
  /** Of those it was answered sometimes, and sometimes not. */
  readonly flaps: boolean;
  /** The times a proxy stopped it on the way, so that the server was never asked. */
  readonly stopped: readonly HelloResult[];
  /** Every time, whichever question sent it, as the pictures show it; empty in cases that kept no marks. */
  readonly marks: readonly Mark[];
  /** How often it was sent and answered: of the marks, or of the results where there are none. */
  readonly tally: Tally;
}

export const tallyResults = (results: readonly HelloResult[]): Tally => {
  const answered = results.filter((result) => result.answered).length;
  return { sent: results.length, answered, failed: results.length - answered };
};

/** Tells a server that answers only at times from a proxy that lets us through only at times. */
export const luckOf = (
  hello: EvidenceMap['hello'],
  repeat: EvidenceMap['repeat'] | undefined,
  allMarks: readonly Mark[] = [],
): Luck => {
  const all = repeat?.baseResults.length ? repeat.baseResults : [hello.base, hello.repeated];
  const stopped = all.filter(({ outcome }) => neverAsked(outcome));
  const results = all.filter(({ outcome }) => !neverAsked(outcome));
  const said = !hello.steady || repeat?.baseSteady === false;
  const ofResults = tallyResults(results);
  const marks = sameGreeting(allMarks, hello.base.address);
  const ofMarks = tallyOf(marks);
  const tally = ofMarks.sent < ofResults.sent ? ofResults : ofMarks;
  const flaps = (stopped.length === 0 ? said : isMixed(ofResults)) || isMixed(tally);
  return { results, flaps, stopped, marks, tally };
};

/** Failures among the many repetitions, where those were of this very greeting; behind a plain beginning they were of another. */
export const repeatedIn = (
  { marks }: Luck,
  stability: EvidenceMap['stability'] | undefined,
): readonly string[] =>
  marks.some(({ probe }) => probe === 'stability') ? (stability?.first.failures ?? []) : [];
