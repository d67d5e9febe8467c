import type { Attempt } from '../../../../shared/model/attempt';

type Attempts = ReadonlyMap<string, Attempt>;

/** From when to when a connection was open, in ms since 1970. */
const spanOf = ({ startedAt, ms }: Attempt): readonly [begun: number, over: number] => {
  const begun = Date.parse(startedAt);
  return [begun, begun + ms];
};

/** Other connections of this run to the same place were open at some time of this one. */
const hadCompany = (one: Attempt, all: readonly Attempt[]): boolean => {
  const [begun, over] = spanOf(one);
  return all.some((other) => {
    if (other.id === one.id || other.port !== one.port || other.address !== one.address) return false;
    const [otherBegun, otherOver] = spanOf(other);
    return otherBegun < over && begun < otherOver;
  });
};

/** As many as say something: with a server that turns away every other connection, one in sixteen has four answers in a row. */
const LEAST_ALONE = 4;

/**
 * What failed did so while other connections of ours were open, and what was alone was answered: the answered attempts that were alone.
 * null: one failed alone, too few were alone, or nothing is known of when they happened.
 */
export const failsInCompany = (
  attempts: Attempts,
  failed: readonly string[],
  answered: readonly string[],
): readonly string[] | null => {
  const all = [...attempts.values()];
  const known = (ids: readonly string[]): Attempt[] => ids.flatMap((id) => attempts.get(id) ?? []);
  const failures = known(failed);
  if (failures.length === 0 || failures.length < failed.length) return null;
  if (!failures.every((one) => hadCompany(one, all))) return null;
  const alone = known(answered).filter((one) => !hadCompany(one, all));
  return alone.length < LEAST_ALONE ? null : alone.map(({ id }) => id);
};
