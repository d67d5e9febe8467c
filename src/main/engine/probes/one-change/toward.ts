import { bisect, type Ends, mixOf, type Turn } from './bisect';
import type { Candidate } from './confirm';
import { type Dimension, dimensionsBetween, mixed } from './mixing';
import { CONFIRMING, type Side, type Trial } from './trial';
import { valueWords } from './words';

/** What a search came to: two sides to be measured again, or why there are none. */
export type Outcome = { readonly candidate: Candidate } | { readonly why: string };

export const FLAPPED =
  'The very same greeting was answered at one time and not at another, so no change can be told from chance.';
const NO_DIFFERENCE = 'The two greetings do not differ in anything that can be changed by itself.';

const failed = (trial: Trial, { from, to, name }: Ends): Outcome => {
  if (trial.flaps) return { why: FLAPPED };
  if (dimensionsBetween(from.parts, to.parts).length === 0) return { why: NO_DIFFERENCE };
  return {
    why: `Our greeting and that of ${name} do not end alike, so it is something in the greeting. The connections that this question may use were not enough to find out what; ask for the full lists to have it found.`,
  };
};

const lastOf = ({ taken }: Turn): Dimension | undefined => taken[taken.length - 1];

const oneChange = (ends: Ends, taken: readonly Dimension[]): string =>
  taken.length === 1
    ? `our usual greeting is sent with one change: ${taken.map((one) => valueWords(one, ends.to.parts)).join('')}`
    : `our usual greeting is sent with ${taken.length} changes together: ${taken.map((one) => valueWords(one, ends.to.parts)).join('; ')}`;

/** Leaves out of the changes one after the other what is not needed for an answer; `keep` is. */
const fewest = async (
  trial: Trial,
  ends: Ends,
  taken: readonly Dimension[],
  keep: Dimension,
): Promise<Dimension[]> => {
  let needed = [...taken];
  for (const one of taken) {
    if (one === keep || trial.left <= CONFIRMING + 1) continue;
    const fewer = needed.filter((other) => other !== one);
    const words = `${fewer.length} of the changes, without ${valueWords(one, ends.to.parts)}`;
    const side: Side = { parts: mixOf(ends, fewer), clause: '' };
    const facts = await trial.step(one.variable, words, side, ({ answered }) =>
      answered ? 'Still answered, so this was not needed.' : 'Not answered any more, so this is needed.',
    );
    if (facts?.answered) needed = fewer;
    if (!facts) break;
  }
  return needed;
};

/** From our greeting, which fails, to one that works: the one change, or the fewest changes together, that make ours work. */
export const towardWorking = async (trial: Trial, ends: Ends): Promise<Outcome> => {
  const turn = await bisect(trial, ends, false, CONFIRMING + 1);
  const last = turn && lastOf(turn);
  if (!turn || !last) return failed(trial, ends);
  const alone: Side = { parts: mixOf(ends, [last]), clause: oneChange(ends, [last]) };
  const single =
    turn.taken.length === 1 ||
    (
      await trial.step(last.variable, valueWords(last, ends.to.parts), alone, ({ answered }) =>
        answered ? 'This change alone is enough.' : 'This change alone is not enough.',
      )
    )?.answered === true;
  if (trial.flaps) return { why: FLAPPED };
  const needed = single ? [last] : await fewest(trial, ends, turn.taken, last);
  if (trial.flaps) return { why: FLAPPED };
  const works: Side = { parts: mixOf(ends, needed), clause: oneChange(ends, needed) };
  const variables = [...new Set(needed.map(({ variable }) => variable))];
  return {
    candidate: {
      variable: variables[0] ?? last.variable,
      together: needed.length > 1 ? variables : [],
      works,
      fails: ends.from,
    },
  };
};

/** The program's greeting with this one thing as ours has it. */
const mended = ({ from, to, name }: Ends, one: Dimension): Side => ({
  parts: mixed(to.parts, from.parts, new Set([one.id])),
  clause: `the greeting of ${name} is sent with one thing as in ours: ${valueWords(one, from.parts)}`,
});

/** From our greeting, which works, to that of the program, which fails: the one thing that makes the difference. */
export const towardFailing = async (trial: Trial, ends: Ends): Promise<Outcome> => {
  const turn = await bisect(trial, ends, true, CONFIRMING + 1);
  const one = turn && lastOf(turn);
  if (!turn || !one) return failed(trial, ends);
  const shared = { variable: one.variable, together: [] };
  const repaired = mended(ends, one);
  const facts = await trial.step(
    one.variable,
    `the greeting of ${ends.name}, but ${valueWords(one, ends.from.parts)}`,
    repaired,
    ({ answered }) => (answered ? 'With this one change it is answered.' : 'That alone does not mend it.'),
  );
  if (!facts) return failed(trial, ends);
  if (facts.answered) return { candidate: { ...shared, works: repaired, fails: ends.to, mended: 'program' } };
  const between = (side: 'before' | 'after'): Side => ({
    parts: turn[side],
    clause: `a greeting between ours and that of ${ends.name} is sent with ${valueWords(one, side === 'before' ? ends.from.parts : ends.to.parts)}`,
  });
  return { candidate: { ...shared, works: between('before'), fails: between('after') } };
};
