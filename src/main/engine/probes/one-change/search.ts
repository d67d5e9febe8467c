import { optionsOf } from '../../../../shared/model/asked';
import type { ProbeContext } from '../define-probe';
import type { RoundBase } from '../forms/measure';
import type { HelloFacts } from '../hello-facts';
import { type Candidate, CONFIRMING } from './confirm';
import { type Named, otherGreetings } from './greetings';
import { formsTried } from './known';
import { type Making, type Single, singlesAfter } from './singles';
import { singlesTaken } from './taken';
import { FLAPPED, type Outcome, towardWorking } from './toward';
import type { Side, Trial } from './trial';

const USUAL_SINGLES = 5;
const ALL_SINGLES = 20;
const OTHERS = 2;
/** Left for another greeting and the way to it, once single changes are tried. */
const FOR_OTHERS = CONFIRMING + 3;
/** Long enough for a server that counts connections by the second. */
const PAUSE_MS = 2_000;

const NOTHING = 'No single change made the server answer, nor did another greeting.';

const learned = ({ answered, version }: HelloFacts): string =>
  answered
    ? `The server answered${version === null ? '' : ` (${version})`}: this change makes the difference.`
    : 'The server did not answer this way either, so this alone is not it.';

interface Searching {
  readonly context: ProbeContext;
  readonly round: RoundBase;
  readonly making: Making;
  readonly trial: Trial;
}

/** One change after the other until one is answered. undefined: none was. */
const trySingles = async ({ context, round, making, trial }: Searching): Promise<Candidate | undefined> => {
  const all = optionsOf(context.asked).depth === 'all';
  const singles: Single[] = [
    ...singlesTaken(context.seen),
    ...singlesAfter(round.before.outcome, formsTried(context.seen)),
  ];
  let tried = 0;
  for (const { variable, change, make } of singles) {
    const parts = make(making);
    if (!parts) continue;
    if (tried >= (all ? ALL_SINGLES : USUAL_SINGLES) || trial.left <= FOR_OTHERS) return undefined;
    tried += 1;
    const works: Side = { parts, clause: `our usual greeting is sent with one change: ${change}` };
    const facts = await trial.step(variable, change, works, learned);
    if (!facts) return undefined;
    if (facts.answered) return { variable, together: [], works, fails: trial.base };
  }
  return undefined;
};

const tryOther = async (trial: Trial, other: Named): Promise<Outcome | null> => {
  const facts = await trial.step(
    'extensions',
    `another greeting altogether: that of ${other.name}`,
    other,
    learned,
  );
  if (!facts?.answered) return null;
  return towardWorking(trial, { from: trial.base, to: other, name: other.name });
};

/** The greeting of the program that the person chose was answered each time, by turns with ours, which never was. */
const knownToWork = ({ seen }: ProbeContext, others: readonly Named[]): Named | null => {
  const own = seen['client-greeting'];
  const works = own?.differs && own.steady && own.own.length > 0 && own.own.every(({ answered }) => answered);
  return works ? (others.find(({ name }) => name === own?.name) ?? null) : null;
};

/**
 * Our greeting fails: looks for the one change that makes it work, one at a time in the order that decides most; then for another greeting
 * that works, and what of it is needed.
 */
export const searchWorking = async (searching: Searching): Promise<Outcome> => {
  const { trial, making, context, round } = searching;
  await trial.again('before anything is changed');
  if (trial.flaps) return { why: FLAPPED };
  const others = otherGreetings(making, context, round);
  const known = knownToWork(context, others);
  if (known) return towardWorking(trial, { from: trial.base, to: known, name: known.name });
  const candidate = await trySingles(searching);
  if (trial.flaps) return { why: FLAPPED };
  if (candidate) return { candidate };
  for (const other of others.slice(0, OTHERS)) {
    if (trial.left <= CONFIRMING) break;
    const found = await tryOther(trial, other);
    if (trial.flaps) return { why: FLAPPED };
    if (found) return found;
  }
  const after = await trial.later(PAUSE_MS);
  if (after) trial.note('time', 'nothing: the same greeting after a pause', after, learned(after));
  return { why: trial.flaps ? FLAPPED : NOTHING };
};
