import { spokenMoment } from '../../../shared/words/dates';
import { agreedOffset } from './clock-agreement';
import { type ClockFacts, clockFactsSchema, type ToldTime } from './clock-facts';
import { defineProbe, type ProbeContext } from './define-probe';

type Source = ClockFacts['sources'][number];

const MOST_SOURCES = 12;

/** How far this computer was ahead when it heard that time; null: one of the two is no time. */
const offsetOf = (at: string, heardAt: string): number | null => {
  const seconds = Math.round((Date.parse(heardAt) - Date.parse(at)) / 1_000);
  return Number.isFinite(seconds) ? seconds : null;
};

const sourceOf = (kind: Source['kind'], time: Omit<ToldTime, 'kind'>): Source[] => {
  const offsetSeconds = offsetOf(time.at, time.heardAt);
  if (offsetSeconds === null) return [];
  return [{ kind, from: time.from, at: time.at, offsetSeconds, attemptId: time.attemptId }];
};

/** What earlier questions brought along. */
const overheard = ({ asked, seen }: Pick<ProbeContext, 'asked' | 'seen'>): Source[] => {
  const told = [...(seen['trust-path']?.times ?? []), ...(seen.revocation?.times ?? [])];
  const hello = seen.certificate?.helloTime;
  return [
    ...told.flatMap(({ kind, ...time }) => sourceOf(kind, time)),
    ...(hello ? sourceOf('hello-random', { ...hello, from: asked.target.display }) : []),
  ];
};

const describe = ({ offsetSeconds, sources }: ClockFacts, local: string): string => {
  if (offsetSeconds === null)
    return sources.length === 0
      ? 'Nobody said what time it is.'
      : 'Those who said what time it is do not agree, or are too few to be believed.';
  const seconds = Math.abs(offsetSeconds);
  if (seconds <= 300) return 'This computer’s clock is right to within five minutes.';
  const there = spokenMoment(new Date(Date.parse(local) - offsetSeconds * 1_000).toISOString());
  return `This computer’s clock is ${offsetSeconds > 0 ? 'ahead' : 'behind'}: by others it is ${there}.`;
};

export const probe = defineProbe({
  id: 'clock',
  question: 'Is this computer’s clock right?',
  areas: ['certificate'],
  needs: ['certificate', 'trust-path', 'revocation'],
  budget: { connections: 0, ms: 10_000 },
  facts: clockFactsSchema,
  async run({ asked, seen, now }) {
    const local = now.toISOString();
    const sources = overheard({ asked, seen }).slice(0, MOST_SOURCES);
    const facts: ClockFacts = { local, sources, offsetSeconds: agreedOffset(sources) };
    return { status: 'ok', facts, outcome: describe(facts, local) };
  },
});
