import type { Summary } from '../../../shared/model/report';
import { CERTAINTY_NAMES, CERTAINTY_WHY, NOTHING_WRONG_WHY } from './names';

/** How certain a summary is, in a word and with the reason. Each conclusion has its own; none but "nothing wrong" sounds fine. */
export const certaintyWords = (summary: Summary): { readonly word: string; readonly why: string } => {
  switch (summary.conclusion) {
    case 'cause-named':
      return { word: CERTAINTY_NAMES[summary.certainty], why: CERTAINTY_WHY[summary.certainty] };
    case 'nothing-wrong':
      return { word: 'As far as can be seen from here', why: NOTHING_WRONG_WHY };
    case 'could-not-tell':
      return { word: CERTAINTY_NAMES.unknown, why: CERTAINTY_WHY.unknown };
    case 'cancelled':
      return { word: 'Not finished', why: 'The check was stopped before it could decide.' };
  }
};
