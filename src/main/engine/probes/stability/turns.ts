import type { ProbeContext } from '../define-probe';
import type { Course } from './course';
import { type StabilityPlan, turnsOf } from './plan';
import { secondVoices, type Voice } from './second';
import type { Try } from './tries';

/** The tries of both greetings, in order. `voice`: the second one. */
export interface Tries {
  readonly first: Try[];
  readonly second: Try[];
  readonly voice: Voice | null;
}

/** The two greetings by turns. A second greeting that can't be made makes room for the next one in the list. */
export const byTurns = async (
  context: ProbeContext,
  course: Course,
  first: Voice,
  plan: StabilityPlan,
): Promise<Tries> => {
  const voices = [...secondVoices(context, first)];
  const tries: { first: Try[]; second: Try[] } = { first: [], second: [] };
  // Whichever question sends it, the up-to-date greeting is counted as one; behind a plain beginning it is another.
  const series = first.spec.protocol === null ? 'base' : 'first';
  const lots = context.net.random(Math.max(plan.first, plan.second, 1));
  for (const turn of turnsOf(plan.first, plan.second, lots)) {
    if (course.over) break;
    if (turn === 'first') {
      const purpose = `${first.what}, time ${tries.first.length + 1} of ${plan.first}`;
      const one = await course.say(first, purpose, series);
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
    const one = await course.say(voice, `${voice.what}, time ${done + 1} of ${of}`, 'second');
    if (one || course.over || done > 0) return one;
    voices.shift();
  }
};

/** Only what goes the same way can be measured against the same quickest connection. */
export const sameAddress = ({ voice }: Tries, first: Voice): boolean =>
  voice?.spec.address === first.spec.address;
