import type { Outcome } from '../../../shared/model/failure';
import { describeOutcome, shortOutcome } from '../../../shared/words/outcome';

/** How an attempt ended: a short title for the picture, a sentence for the text, and whether the conversation broke there. */
export interface Ending {
  readonly title: string;
  readonly sentence: string;
  readonly broke: boolean;
}

/** A server that waits for us, or that is silent after all is done, is as it should be. */
const asItShould = (outcome: Outcome): boolean =>
  outcome.kind === 'answered' ||
  (outcome.kind === 'silence' && (outcome.stage === 'before-hello' || outcome.stage === 'after-finished'));

/** Names how an attempt ended, in the words that the terminal uses too. */
export const endingOf = (outcome: Outcome): Ending => {
  const short = shortOutcome(outcome);
  return {
    title: `${short.charAt(0).toUpperCase()}${short.slice(1)}`,
    sentence: describeOutcome(outcome),
    broke: !asItShould(outcome),
  };
};
