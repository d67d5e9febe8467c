import type { Attempt } from '../../../../shared/model/attempt';
import { spokenTime } from '../../../../shared/words/outcome';

/** How many connections ended sooner after our greeting than a packet needs to the server and back. */
export interface Sooner {
  readonly count: number;
  readonly of: number;
  /** The quickest connection took so long to be accepted, in ms: one way to the server and back. */
  readonly quickestMs: number;
}

/** On a way this short, the clock and the scheduler weigh more than the distance (as in the stability probe). */
const NEAREST_MS = 5;
/** Well below the quickest, so that ordinary jitter does not count. */
const CLEARLY = 0.8;

const at = ({ events }: Attempt, kinds: readonly string[]): number | undefined =>
  events.find(({ kind }) => kinds.includes(kind))?.at;

const connectMs = (attempt: Attempt): number | undefined => {
  const [from, to] = [at(attempt, ['connecting']), at(attempt, ['connected'])];
  return from === undefined || to === undefined ? undefined : to - from;
};

const endMs = (attempt: Attempt): number | undefined => {
  const sent = attempt.events.filter(({ who, kind }) => who === 'here' && kind === 'sent').at(-1)?.at;
  const end = attempt.events.find(
    ({ who, kind, at: when }) =>
      who === 'peer' && ['fin', 'rst', 'alert', 'closed'].includes(kind) && when >= (sent ?? 0),
  )?.at;
  return sent === undefined || end === undefined ? undefined : end - sent;
};

/**
 * Compares how soon these attempts were ended with the quickest connection to the same address. null: no end or no connection has a
 * time, or the server is so near that the times say nothing.
 */
export const endedSooner = (
  attempts: ReadonlyMap<string, Attempt>,
  ids: readonly string[],
): Sooner | null => {
  const ended = ids.flatMap((id) => attempts.get(id) ?? []);
  const [address] = ended.map((attempt) => attempt.address);
  const connects = [...attempts.values()]
    .filter((attempt) => attempt.address === address)
    .flatMap((attempt) => connectMs(attempt) ?? []);
  const ends = ended.filter((attempt) => attempt.address === address).flatMap((one) => endMs(one) ?? []);
  const quickestMs = connects.length > 0 ? Math.min(...connects) : 0;
  if (ends.length === 0 || quickestMs < NEAREST_MS) return null;
  return { count: ends.filter((ms) => ms < CLEARLY * quickestMs).length, of: ends.length, quickestMs };
};

/** So many ends that chance and a single quick answer are out of the question. */
const ENOUGH = 3;

/** Every one of these connections was ended by something nearer than the server, measured often enough; else null. */
export const allEndedSooner = (
  attempts: ReadonlyMap<string, Attempt>,
  ids: readonly string[],
): Sooner | null => {
  const sooner = endedSooner(attempts, ids);
  return sooner !== null && sooner.of >= ENOUGH && sooner.count === sooner.of ? sooner : null;
};

/** The same in words for a reason. */
export const soonerText = ({ count, of, quickestMs }: Sooner, what: string): string =>
  `${count} of ${of} ${what} were ended sooner than a packet needs to the server and back (${spokenTime(quickestMs)}). So something nearer than the server ended them.`;
