import { optionsOf } from '../../../shared/model/asked';
import { defineProbe, type ProbeContext } from './define-probe';
import type { HandshakeOptions } from './net-port';
import { Course } from './stability/course';
import { connectionsOf, planStability, type StabilityPlan, turnsOf } from './stability/plan';
import { firstVoice, secondVoices, type Voice } from './stability/second';
import { compareSessions } from './stability/sessions';
import { type StabilityFacts, stabilitySchema } from './stability/stability-facts';
import { chanceOf, earlyEnds, seriesOf, type Try, tallyTries } from './stability/tries';
import { alpnFor, dialogueFor } from './starttls-dialogue';

declare module '../../../shared/model/evidence' {
  interface EvidenceMap {
    stability: StabilityFacts;
  }
}

const USUAL_MS = 30_000;
const ALL_MS = 90_000;
/** For each connection of what was asked for: a silent one and a quick one, in about the middle. */
const CONNECTION_MS = 1_000;
const LONGEST_MS = 540_000;
/** The probe ends by itself a little before its time is up, so that what it saw is kept. */
const RESERVE_MS = 8_000;

const timeFor = (connections: number): number => Math.min(LONGEST_MS, 30_000 + connections * CONNECTION_MS);

interface Tries {
  readonly first: Try[];
  readonly second: Try[];
  readonly voice: Voice | null;
}

/** The two greetings by turns. A second greeting that can't be made makes room for the next one in the list. */
const byTurns = async (
  context: ProbeContext,
  course: Course,
  first: Voice,
  plan: StabilityPlan,
): Promise<Tries> => {
  const voices = [...secondVoices(context, first)];
  const tries: { first: Try[]; second: Try[] } = { first: [], second: [] };
  const lots = context.net.random(Math.max(plan.first, plan.second, 1));
  for (const turn of turnsOf(plan.first, plan.second, lots)) {
    if (course.over) break;
    if (turn === 'first') {
      const one = await course.say(first, `${first.what}, time ${tries.first.length + 1} of ${plan.first}`);
      if (one) tries.first.push(one);
    } else {
      const one = await sayFirstPossible(course, voices, tries.second.length, plan.second);
      if (one) tries.second.push(one);
    }
  }
  return { ...tries, voice: tries.second.length > 0 ? (voices[0] ?? null) : null };
};

const sayFirstPossible = async (
  course: Course,
  voices: Voice[],
  done: number,
  of: number,
): Promise<Try | null> => {
  for (;;) {
    const [voice] = voices;
    if (!voice) return null;
    const one = await course.say(voice, `${voice.what}, time ${done + 1} of ${of}`);
    if (one || course.over || done > 0) return one;
    voices.shift();
  }
};

/** Several at the same time, wave after wave, against as many of the first greeting's tries before. */
const together = async (
  course: Course,
  first: Voice,
  serial: readonly Try[],
  { together: count, atOnce }: StabilityPlan,
): Promise<StabilityFacts['parallel']> => {
  const tries: Try[] = [];
  let begun = 0;
  while (begun < count && !course.over) {
    const wave = Math.min(atOnce, count - begun);
    const purposes = Array.from(
      { length: wave },
      (_, at) => `Several at the same time, ${begun + at + 1} of ${count}`,
    );
    begun += wave;
    const results = await Promise.all(purposes.map((purpose) => course.say(first, purpose)));
    tries.push(...results.flatMap((one) => (one ? [one] : [])));
  }
  if (tries.length === 0 || serial.length === 0) return null;
  const [alone, many] = [tallyTries(serial.slice(-tries.length)), tallyTries(tries)];
  return { atOnce: Math.min(atOnce, count), serial: alone, together: many, chance: chanceOf(alone, many) };
};

const handshakeWhere = ({
  spec,
}: Voice): Pick<HandshakeOptions, 'address' | 'serverName' | 'dialogue' | 'alpn'> => ({
  address: spec.address,
  serverName: spec.serverName,
  ...(spec.protocol
    ? {
        dialogue: dialogueFor(spec.protocol, spec.serverName),
        alpn: alpnFor(spec.protocol) ?? [],
      }
    : {}),
});

const NOT_ANSWERED = 'Sessions and several connections at a time: the greeting was never answered.';

/** The rest, once the turns are over. */
const theRest = async (
  { net }: ProbeContext,
  course: Course,
  first: Voice,
  serial: readonly Try[],
  plan: StabilityPlan,
): Promise<Pick<StabilityFacts, 'sessions' | 'parallel' | 'notTried'>> => {
  if (!serial.some(({ answered }) => answered))
    return { sessions: null, parallel: null, notTried: course.over ? [] : [NOT_ANSWERED] };
  const notTried: string[] = [];
  let sessions: StabilityFacts['sessions'] = null;
  if (plan.sessions > 0 && !course.over) {
    const compared = await compareSessions(
      net,
      () => handshakeWhere(first),
      plan.sessions,
      (result) => (course.over ? true : course.noteHandshake(result)),
    );
    sessions = compared.sessions;
    if (compared.why !== null) notTried.push(compared.why);
  }
  if (plan.atOnce === 1 && plan.first > 6)
    notTried.push('Several connections at a time: this check makes one after the other.');
  const parallel = plan.together > 0 ? await together(course, first, serial, plan) : null;
  return { sessions, parallel, notTried };
};

const share = ({ answered, sent }: { readonly answered: number; readonly sent: number }): string =>
  `${answered} of ${sent} times`;

/** Less than one in a hundred such differences would be chance. */
const HARDLY_CHANCE = 0.01;

const describe = ({ first, second, chance, sessions, parallel, early, ended }: StabilityFacts): string => {
  const sentences = [`The greeting was answered ${share(first)}.`];
  if (second && chance !== null && chance < HARDLY_CHANCE)
    sentences.push(`The second one was answered ${share(second)}, which is hardly chance.`);
  if (sessions && sessions.chance < HARDLY_CHANCE)
    sentences.push('Taking up a session went otherwise than a new one.');
  if (parallel && parallel.chance < HARDLY_CHANCE)
    sentences.push('Several at a time went otherwise than one by one.');
  if (early.count > 0)
    sentences.push(`${early.count} ended sooner than a packet needs to the server and back.`);
  if (ended !== 'complete') sentences.push('It ended before all were sent.');
  return sentences.join(' ');
};

export const probe = defineProbe({
  id: 'stability',
  question: 'How often does the same greeting fail, out of many times?',
  areas: ['network', 'configuration'],
  needs: ['hello', 'starttls', 'repeat', 'hello-form'],
  runs: {
    how: 'if-it-decides',
    when: 'when the same greeting is answered only sometimes, or repeats were asked for',
  },
  budget: { connections: 12, ms: USUAL_MS },
  allBudget: { connections: 30, ms: ALL_MS },
  requested: (options) =>
    options.repeats > 0 ? { connections: 2 * options.repeats, ms: timeFor(2 * options.repeats) } : null,
  facts: stabilitySchema,
  async run(context) {
    const { asked, seen } = context;
    const options = optionsOf(asked);
    const first = firstVoice(context);
    if (!first) return { status: 'skipped', why: 'No greeting could be sent.' };
    const flaps = seen.hello?.steady === false || seen.repeat?.baseSteady === false;
    if (!flaps && options.repeats === 0 && options.depth !== 'all')
      return {
        status: 'skipped',
        why: 'The greeting went the same way each time, and no repeats were asked for.',
      };
    const plan = planStability(options);
    const usual = options.depth === 'all' ? ALL_MS : USUAL_MS;
    const mostMs = options.repeats > 0 ? timeFor(connectionsOf(plan)) : usual;
    const course = new Course(context, mostMs - RESERVE_MS);
    const tries = await byTurns(context, course, first, plan);
    if (tries.first.length === 0)
      return { status: 'gave-up', why: 'No connection was left to repeat the greeting.' };
    const rest = await theRest(context, course, first, tries.first, plan);
    const series = seriesOf(first.what, first.spec.address, tries.first);
    const second = tries.voice && seriesOf(tries.voice.what, tries.voice.spec.address, tries.second);
    const facts: StabilityFacts = {
      ended: course.ended,
      first: series,
      second,
      chance: second && chanceOf(series, second),
      ...rest,
      early: earlyEnds(
        [...tries.first, ...(sameAddress(tries, first) ? tries.second : [])],
        options.proxy !== null,
      ),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});

/** Only what goes the same way can be measured against the same quickest connection. */
const sameAddress = ({ voice }: Tries, first: Voice): boolean => voice?.spec.address === first.spec.address;
