import { optionsOf } from '../../../shared/model/asked';
import { defineProbe } from './define-probe';
import { Course } from './stability/course';
import { connectionsOf, planStability } from './stability/plan';
import { firstVoice } from './stability/second';
import { type StabilityFacts, stabilitySchema } from './stability/stability-facts';
import { theRest } from './stability/the-rest';
import { chanceOf, earlyEnds, meantForServer, seriesOf } from './stability/tries';
import { byTurns, sameAddress } from './stability/turns';

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

const share = ({ answered, sent }: { readonly answered: number; readonly sent: number }): string =>
  `${answered} of ${sent} times`;

const proxyWords = (count: number): string =>
  `${count === 1 ? 'Once' : `${count} times`} the proxy did not let us through.`;

/** Less than one in a hundred such differences would be chance. */
const HARDLY_CHANCE = 0.01;

const describe = (facts: StabilityFacts): string => {
  const { first, second, chance, sessions, parallel, early, ended, proxyStopped = 0 } = facts;
  // Other questions sent it too; the count of all of them stands with the cause.
  const sentences = [`Sent again for this question alone, the greeting was answered ${share(first)}.`];
  if (second && chance !== null && chance < HARDLY_CHANCE)
    sentences.push(`The second one was answered ${share(second)}, which is hardly chance.`);
  if (sessions && sessions.chance < HARDLY_CHANCE)
    sentences.push('Taking up a session went otherwise than a new one.');
  if (parallel && parallel.chance < HARDLY_CHANCE)
    sentences.push('Several at a time went otherwise than one by one.');
  if (early.count > 0)
    sentences.push(`${early.count} ended sooner than a packet needs to the server and back.`);
  if (proxyStopped > 0) sentences.push(`${proxyWords(proxyStopped)} That is not counted.`);
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
    when: 'when the greeting is answered only sometimes, or you say so, or repeats were asked for',
  },
  budget: { connections: 12, ms: USUAL_MS },
  allBudget: { connections: 30, ms: ALL_MS },
  requested: (options) =>
    options.repeats > 0 ? { connections: 2 * options.repeats, ms: timeFor(2 * options.repeats) } : null,
  keepsPart: true,
  facts: stabilitySchema,
  async run(context) {
    const { asked, seen } = context;
    const options = optionsOf(asked);
    const first = firstVoice(context);
    if (!first) return { status: 'skipped', why: 'No greeting could be sent.' };
    const flaps = seen.hello?.steady === false || seen.repeat?.baseSteady === false;
    const saidSo = seen.hello?.base.answered === true && asked.answers['how-often'] === 'sometimes';
    if (!flaps && !saidSo && options.repeats === 0 && options.depth !== 'all')
      return {
        status: 'skipped',
        why: 'The greeting went the same way each time, and no repeats were asked for.',
      };
    const plan = planStability(options, !flaps);
    const usual = options.depth === 'all' ? ALL_MS : USUAL_MS;
    const mostMs = options.repeats > 0 ? timeFor(connectionsOf(plan)) : usual;
    const course = new Course(context, mostMs - RESERVE_MS);
    const tries = await byTurns(context, course, first, plan);
    const [firsts, seconds] = [meantForServer(tries.first), meantForServer(tries.second)];
    if (firsts.length === 0)
      return {
        status: 'gave-up',
        why:
          course.proxyStopped > 0
            ? `${proxyWords(course.proxyStopped)} Nothing came as far as the server.`
            : 'No connection was left to repeat the greeting.',
      };
    const rest = await theRest(context, course, first, firsts, plan);
    const series = seriesOf(first.what, first.spec.address, firsts);
    const second =
      tries.voice && seconds.length > 0
        ? seriesOf(tries.voice.what, tries.voice.spec.address, seconds)
        : null;
    const facts: StabilityFacts = {
      ended: course.ended,
      first: series,
      second,
      chance: second && chanceOf(series, second),
      ...rest,
      early: earlyEnds([...firsts, ...(sameAddress(tries, first) ? seconds : [])], options.proxy !== null),
      ...(course.proxyStopped > 0 ? { proxyStopped: course.proxyStopped } : {}),
    };
    return { status: 'ok', facts, outcome: describe(facts) };
  },
});
