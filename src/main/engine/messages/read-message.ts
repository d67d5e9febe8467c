import type { MessageReading } from '../../../shared/model/asked';
import { MESSAGE_LIMIT } from '../../../shared/model/message-limit';
import { fold } from '../../../shared/words/fold';
import type { MessageStack } from './define-messages';
import { find, mostTelling, toMatch } from './find';
import { isLog, readLog } from './read-log';
import { STACKS } from './registry';
import { summarise } from './summarise';

/** A reading keeps this much of the text; a log is read to its end all the same. */
const KEPT = 20_000;
const MOST_MATCHES = 12;

/**
 * What a pasted error text proves: every dictionary entry that matches, most telling first (at most 12), and a summary in plain words;
 * of a log also every place, in the order of its lines. Matches on the English text, on known translations, and on codes and stack
 * frames that survive translation.
 */
export const readMessage = (text: string, stacks: readonly MessageStack[] = STACKS): MessageReading => {
  const whole = text.slice(0, MESSAGE_LIMIT);
  const kept = whole.slice(0, KEPT);
  if (isLog(whole)) {
    const { matches, log } = readLog(whole, stacks);
    if (matches.length > 0) return { text: kept, matches, summary: summarise(whole, matches, log), log };
  }
  const folded = fold(kept);
  const found = find(folded, stacks).sort(mostTelling);
  const matches = found.slice(0, MOST_MATCHES).map((one) => toMatch(one, folded));
  return { text: kept, matches, summary: summarise(folded, matches), log: null };
};
