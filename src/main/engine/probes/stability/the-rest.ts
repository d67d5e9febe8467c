import type { ProbeContext } from '../define-probe';
import type { HandshakeOptions } from '../net-port';
import { alpnFor, dialogueFor } from '../starttls-dialogue';
import type { Course } from './course';
import type { StabilityPlan } from './plan';
import type { Voice } from './second';
import { compareSessions } from './sessions';
import type { StabilityFacts } from './stability-facts';
import { chanceOf, meantForServer, type Try, tallyTries } from './tries';

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
    const results = await Promise.all(purposes.map((purpose) => course.say(first, purpose, 'together')));
    tries.push(...meantForServer(results.flatMap((one) => (one ? [one] : []))));
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

/** What follows once the turns are over: sessions taken up again, and several connections at a time. */
export const theRest = async (
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
