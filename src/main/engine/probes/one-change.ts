import { optionsOf } from '../../../shared/model/asked';
import type { Outcome } from '../../../shared/model/failure';
import { defineProbe, type ProbeAnswer, type ProbeContext } from './define-probe';
import type { RoundBase } from './forms/measure';
import { baseToVary } from './forms/round-base';
import { sameLuck } from './greet';
import { confirmPair } from './one-change/confirm';
import { chosenClient, greetingOf, type Named, ourGreeting } from './one-change/greetings';
import { knownPair } from './one-change/known';
import { searchWorking } from './one-change/search';
import type { Making } from './one-change/singles';
import { singlesTaken } from './one-change/taken';
import { FLAPPED, type Outcome as Found, towardFailing } from './one-change/toward';
import { Trial } from './one-change/trial';
import { type OneChangeFacts, oneChangeFactsSchema } from './one-change-facts';

const USUAL = { connections: 14, ms: 40_000 };
/** Of the 600 connections of a check with every list, what the other questions leave. */
const ALL = { connections: 36, ms: 120_000 };
/** A greeting, one change, and the pair again by turns: with fewer nothing new is begun. */
const LEAST = 6;
/** One change that a list has shown to work, and the pair. */
const LEAST_TAKEN = 5;
const TOO_FEW =
  'The other questions used nearly all the connections of a usual check, so no search for the one change was begun. Ask for the full lists to have it made.';

const NOT_REPEATED = 'The connections were used up before the pair could be measured again by turns.';

/** The greeting came to a server, and it was the greeting that it turned down. */
const turnedDown = (outcome: Outcome): boolean =>
  ['fin', 'rst', 'silence', 'alert', 'fin-in-record'].includes(outcome.kind) &&
  'stage' in outcome &&
  (outcome.stage === 'after-hello' || outcome.stage === 'in-server-flight');

const describe = ({ pair, why }: OneChangeFacts): string => {
  if (pair?.holds) return `It works when ${pair.works}, and fails when ${pair.fails}.`;
  if (!pair) return why;
  // Neither side answers only at times: then there would be no pair.
  return Math.min(pair.working.length, pair.failing.length) < 2
    ? 'A change seemed to make the difference; there were no connections left to measure it again.'
    : 'A change seemed to make the difference, and did not when it was measured again.';
};

const answerOf = (facts: OneChangeFacts): ProbeAnswer<OneChangeFacts> => ({
  status: 'ok',
  facts: { ...facts, why: facts.why.slice(0, 300) },
  outcome: describe(facts).slice(0, 400),
});

/** Measures the two sides that a search came to again, by turns, and puts everything together. */
const conclude = async (
  from: OneChangeFacts['from'],
  trial: Trial,
  found: Found,
): Promise<ProbeAnswer<OneChangeFacts>> => {
  if (trial.bases.length + trial.steps.length === 0)
    return { status: 'gave-up', why: 'No connection was left to compare greetings.' };
  const { steps } = trial;
  if ('why' in found) return answerOf({ from, steps, pair: null, why: found.why });
  const pair = await confirmPair(trial, found.candidate);
  const flaps = trial.flaps || !sameLuck(pair.working) || !sameLuck(pair.failing);
  if (flaps) return answerOf({ from, steps, pair: null, why: FLAPPED });
  const kept = pair.working.length > 0 && pair.failing.length > 0;
  return answerOf({ from, steps, pair: kept ? pair : null, why: pair.holds ? '' : NOT_REPEATED });
};

interface Start {
  readonly context: ProbeContext;
  readonly round: RoundBase;
  readonly making: Making;
  readonly trial: Trial;
}

/** How the program's greeting ended before, each time alike; null: not known, or now so and now so. */
const earlier = ({ seen }: ProbeContext, { name }: Named): boolean | null => {
  const own = seen['client-greeting'];
  const [first] = own?.own ?? [];
  return own && first && own.steady && own.name === name ? first.answered : null;
};

const alike = (trial: Trial, { name }: Named): ProbeAnswer<OneChangeFacts> =>
  answerOf({
    from: 'program-fails',
    steps: trial.steps,
    pair: null,
    why: `The greeting of ${name} was answered as ours was, so there is nothing to look for between them.`,
  });

/** Ours works: does that of the program fail, and if so, what of it? */
const fromProgram = async (begun: Start, program: Named): Promise<ProbeAnswer<OneChangeFacts>> => {
  const { trial, context } = begun;
  const known = earlier(context, program);
  if (known) return alike(trial, program);
  // Where the two were compared before, our greeting was answered each time: then that is not asked once more.
  if (known === null) {
    await trial.again('before anything is changed');
    const words = `the greeting of ${program.name} as it is`;
    const own = await trial.step('extensions', words, program, ({ answered }) =>
      answered ? 'It was answered as ours was.' : 'It was turned down, where ours is answered.',
    );
    if (own?.answered) return alike(trial, program);
  }
  const found: Found = trial.flaps
    ? { why: FLAPPED }
    : await towardFailing(trial, { from: trial.base, to: program, name: program.name });
  return conclude('program-fails', trial, found);
};

const start = (context: ProbeContext, round: RoundBase): Start | null => {
  const making = ourGreeting(context, round);
  if (!making) return null;
  const all = optionsOf(context.asked).depth === 'all';
  const connections = context.connections ?? (all ? ALL : USUAL).connections;
  const base = { parts: making.parts, clause: 'our usual greeting is sent' };
  return { context, round, making, trial: new Trial(context, base, round, connections) };
};

const isUnsteady = ({ hello, repeat }: ProbeContext['seen']): boolean =>
  hello?.steady === false || repeat?.baseSteady === false;

export const probe = defineProbe({
  id: 'one-change',
  question: 'Which single change makes the difference between working and failing?',
  areas: ['protocol', 'configuration', 'network'],
  needs: [
    ...(['hello', 'versions', 'server-name', 'starttls', 'repeat', 'ways', 'proxy-protocol'] as const),
    ...([
      'hello-form',
      'intolerance',
      'suites',
      'groups',
      'signatures',
      'client-certificate',
      'client-greeting',
    ] as const),
  ],
  runs: {
    how: 'if-it-decides',
    when: 'when our greeting or that of the chosen program is turned down, and nothing else has told why',
  },
  budget: USUAL,
  allBudget: ALL,
  // What earlier questions have measured takes none at all.
  least: 0,
  keepsPart: true,
  facts: oneChangeFactsSchema,
  async run(context) {
    const { seen } = context;
    const round = baseToVary(context);
    if (!round) return { status: 'skipped', why: 'No greeting could be sent.' };
    if (isUnsteady(seen))
      return {
        status: 'skipped',
        why: 'The same greeting is answered only sometimes, so no change can be told from chance.',
      };
    const client = chosenClient(context);
    const { answered, outcome } = round.before;
    if (answered && !client)
      return {
        status: 'skipped',
        why: 'The greeting was answered, and no program was chosen whose own greeting could be compared.',
      };
    const known = seen.hello?.base.answered === false ? knownPair(seen) : null;
    if (known) return answerOf({ from: 'base-fails', steps: [], pair: known, why: '' });
    if (!answered && !turnedDown(outcome))
      return {
        status: 'skipped',
        why: 'It was not the greeting that was turned down, so no change of it decides anything.',
      };
    const least = !answered && singlesTaken(seen).length > 0 ? LEAST_TAKEN : LEAST;
    if ((context.connections ?? least) < least) return { status: 'skipped', why: TOO_FEW };
    const begun = start(context, round);
    if (!begun) return { status: 'gave-up', why: 'The greeting could not be taken apart.' };
    if (!answered) return conclude('base-fails', begun.trial, await searchWorking(begun));
    const program = client && greetingOf(client, context, round);
    if (!program)
      return {
        status: 'skipped',
        why: 'The greeting of the chosen program can’t be compared piece by piece.',
      };
    return fromProgram(begun, program);
  },
});
