import { optionsOf } from '../../../../shared/model/asked';
import type { ProbeContext } from '../define-probe';
import type { RoundBase } from '../forms/measure';
import type { HelloFacts } from '../hello-facts';
import type { Candidate } from './confirm';
import { type Named, otherGreetings } from './greetings';
import { formsTried } from './known';
import { type Making, type Single, singlesAfter } from './singles';
import { singlesTaken } from './taken';
import { FLAPPED, type Outcome, towardWorking } from './toward';
import { type Change, CONFIRMING, type Trial } from './trial';

const USUAL_SINGLES = 5;
const ALL_SINGLES = 20;
const OTHERS = 2;
/** Left for another greeting and the way to it, once single changes are tried. */
const FOR_OTHERS = CONFIRMING + 3;
/** What a list has shown to work comes before any other greeting, as long as the pair can be repeated. */
const FOR_TAKEN = CONFIRMING;
/** Long enough for a server that counts connections by the second. */
const PAUSE_MS = 1_000;

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

type Suggested = Change & { readonly reserve: number };

/** Our greeting with one change each, in the order in which they are tried; those that can't be made here are left out. */
const changesFor = ({ context, round, making }: Searching): Suggested[] => {
  const all = optionsOf(context.asked).depth === 'all';
  const changed = (singles: readonly Single[], reserve: number): Suggested[] =>
    singles.flatMap(({ variable, change, make }) => {
      const parts = make(making);
      const clause = `our usual greeting is sent with one change: ${change}`;
      return parts ? [{ variable, change, side: { parts, clause }, reserve }] : [];
    });
  return [
    ...changed(singlesTaken(context.seen), FOR_TAKEN),
    ...changed(singlesAfter(round.before.outcome, formsTried(context.seen)), FOR_OTHERS),
  ].slice(0, all ? ALL_SINGLES : USUAL_SINGLES);
};

const candidateOf = ({ variable, side }: Change, trial: Trial): Candidate => ({
  variable,
  together: [],
  works: side,
  fails: trial.base,
});

/** One change after the other until one is answered. undefined: none was. */
const trySingles = async (searching: Searching): Promise<Candidate | undefined> => {
  const { trial } = searching;
  for (const one of changesFor(searching)) {
    if (trial.left <= one.reserve) return undefined;
    const facts = await trial.step(one.variable, one.change, one.side, learned);
    if (!facts) return undefined;
    if (facts.answered) return candidateOf(one, trial);
  }
  return undefined;
};

const asChange = (other: Named): Change => ({
  variable: 'extensions',
  change: `another greeting altogether: that of ${other.name}`,
  side: other,
});

const toward = (trial: Trial, other: Named): Promise<Outcome> =>
  towardWorking(trial, { from: trial.base, to: other, name: other.name });

const tryOther = async (trial: Trial, other: Named): Promise<Outcome | null> => {
  const { variable, change } = asChange(other);
  const facts = await trial.step(variable, change, other, learned);
  return facts?.answered ? toward(trial, other) : null;
};

/** Where our greeting is met with silence: every change and every other greeting at the same moment, each on its own connection. */
const trySilent = async (searching: Searching, others: readonly Named[]): Promise<Outcome> => {
  const { trial } = searching;
  const singles = changesFor(searching);
  const most = Math.max(0, trial.left - CONFIRMING - 1);
  const changes = [...singles, ...others.slice(0, OTHERS).map(asChange)].slice(0, most);
  const sent = await trial.stepsTogether(changes, learned);
  if (trial.flaps) return { why: FLAPPED };
  const at = sent.findIndex((facts) => facts?.answered === true);
  const found = changes[at];
  if (!found) return { why: NOTHING };
  const other = others[at - singles.length];
  return other ? toward(trial, other) : { candidate: candidateOf(found, trial) };
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
  // With few left, ours is sent again in the repetition alone.
  if (trial.left > FOR_TAKEN + 1) await trial.again('before anything is changed');
  if (trial.flaps) return { why: FLAPPED };
  const others = otherGreetings(making, context, round);
  const known = knownToWork(context, others);
  if (known) return towardWorking(trial, { from: trial.base, to: known, name: known.name });
  if (round.before.outcome.kind === 'silence') return trySilent(searching, others);
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
