import type { Mark } from './attempt-marks';

/** How often one thing was said in the very same way, and how often no answer came. */
export interface Tally {
  readonly sent: number;
  readonly answered: number;
  readonly failed: number;
}

/**
 * Counts attempts that say the same. The one place in which failures are counted: the cause, its message and the picture take their numbers
 * from here. What a proxy stopped never reached the server: it is in no count. `lateIsUsual`: this server closes after every handshake.
 */
export const tallyOf = (marks: readonly Mark[], lateIsUsual = false): Tally => {
  const counted = marks.filter(({ end }) => end !== 'p');
  const answered = counted.filter(({ end }) => end === 'a' || (lateIsUsual && end === 'l')).length;
  return { sent: counted.length, answered, failed: counted.length - answered };
};

/** Every time the up-to-date greeting was sent to this address, whichever question sent it, in the order in which they began. */
export const sameGreeting = (marks: readonly Mark[], address: string): readonly Mark[] =>
  marks
    .filter((mark) => mark.series === 'base' && mark.address === address)
    .sort((one, other) => one.at - other.at);

/** It was answered at one time and not at another. */
export const isMixed = ({ answered, failed }: Tally): boolean => answered > 0 && failed > 0;
