import type { Compared, Comparison } from '../../../shared/model/report';
import { count } from './format';

/** What a second check says of the fix, also for documents of before, which don't say it themselves. */
export const comparedOf = ({ outcome, fixed, before, after }: Comparison): Compared => {
  if (outcome) return outcome;
  if (fixed) return 'fixed';
  if (after.conclusion === 'nothing-wrong')
    return before.conclusion === 'nothing-wrong' ? 'as-before' : 'nothing-found';
  if (after.conclusion === 'cause-named')
    return before.headline === after.headline ? 'same-cause' : 'another-cause';
  return after.conclusion;
};

/** "1 question was", "12 questions were". */
export const countCarried = (amount: number): string => count(amount, 'question was', 'questions were');
