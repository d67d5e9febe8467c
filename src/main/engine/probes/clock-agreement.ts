import type { ClockFacts } from './clock-facts';

type Source = ClockFacts['sources'][number];

/** Clocks that are right differ by less; certificates and tickets live with as much (RFC 4120 §1.6 recommends five minutes). */
const NEAR_SECONDS = 300;

const isClock = ({ kind, offsetSeconds }: Source): boolean =>
  kind === 'date-header' || (kind === 'hello-random' && Math.abs(offsetSeconds) <= NEAR_SECONDS);

const near = (one: Source, other: Source): boolean =>
  Math.abs(one.offsetSeconds - other.offsetSeconds) <= NEAR_SECONDS;

const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** Without the first bytes of a ServerHello where they name no time that anybody else names: those are chance. */
export const withoutChance = (sources: readonly Source[]): Source[] =>
  sources.filter(
    (one) =>
      one.kind !== 'hello-random' ||
      isClock(one) ||
      sources.some((other) => other.kind === 'date-header' && near(one, other)),
  );

/**
 * What the sources agree on, in seconds; null: too little, or they contradict each other. Only a Date header is a clock by itself: the
 * first bytes of a ServerHello are mostly chance, so they are a clock only where they name the very time that it is here, which chance does
 * once in seven million; and a signed answer may be days old. A clock that agrees with this computer's is believed
 * (two clocks then say the same); to say that this computer's is wrong takes two computers that agree.
 */
export const agreedOffset = (sources: readonly Source[]): number | null => {
  const clocks = sources.filter(isClock);
  const camps = clocks.map((clock) => {
    const members = clocks.filter((one) => near(one, clock));
    const witnesses = new Set(sources.filter((one) => near(one, clock)).map(({ from }) => from));
    return { clock, members, witnesses: witnesses.size };
  });
  const best = camps.reduce<(typeof camps)[number] | null>(
    (most, camp) => (most === null || camp.witnesses > most.witnesses ? camp : most),
    null,
  );
  if (!best) return null;
  const contradicted = camps.some(
    ({ clock, witnesses }) => !near(clock, best.clock) && witnesses >= best.witnesses,
  );
  const offset = middle(best.members.map(({ offsetSeconds }) => offsetSeconds));
  const enough = best.witnesses >= 2 || Math.abs(offset) <= NEAR_SECONDS;
  return enough && !contradicted ? offset : null;
};
