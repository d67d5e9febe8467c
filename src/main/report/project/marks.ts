import type { Attempt } from '../../../shared/model/attempt';
import {
  type AttemptMarks,
  endLetterOf,
  type Mark,
  packMarks,
  unpackMarks,
} from '../../../shared/model/attempt-marks';
import type { Evidence, Observation } from '../../../shared/model/evidence';

const since = (attempt: Attempt, startedAt: string): number =>
  Math.max(0, Date.parse(attempt.startedAt) - Date.parse(startedAt)) || 0;

/** When a question began, in ms since the run began; null: it was never started. In cases of before: when its first connection began. */
export const startOf = ({ startedAtMs, attempts }: Observation, startedAt: string): number | null => {
  if (startedAtMs !== undefined) return startedAtMs;
  const starts = attempts.map((attempt) => since(attempt, startedAt));
  return starts.length > 0 ? Math.min(...starts) : null;
};

/** The attempts that were the up-to-date greeting itself, by what the questions say of them. */
const baseIds = ({ hello, repeat, 'hello-form': forms }: Evidence): ReadonlySet<string> =>
  new Set(
    [
      ...(hello?.status === 'ok' ? [...hello.facts.addresses, hello.facts.base, hello.facts.repeated] : []),
      ...(repeat?.status === 'ok' ? repeat.facts.baseResults : []),
      ...(forms?.status === 'ok' && !forms.facts.ofStarttls
        ? forms.facts.forms.flatMap(({ base }) => base)
        : []),
    ].map(({ attemptId }) => attemptId),
  );

interface Run {
  readonly startedAt: string;
  /** The server's; those whom its certificates name are asked elsewhere. */
  readonly port: number;
}

/** Of a case of before, which kept whole attempts only, and 60 a question at most. */
const fromAttempts = (seen: Observation, base: ReadonlySet<string>, { startedAt, port }: Run): Mark[] =>
  seen.attempts.flatMap((attempt) => {
    const end = endLetterOf(attempt.outcome);
    if (end === null || attempt.port !== port || !attempt.events.some(({ kind }) => kind === 'connecting'))
      return [];
    const { id, address, ms } = attempt;
    const series = base.has(id) ? 'base' : 'various';
    return [{ probe: seen.probe, address, series, end, at: since(attempt, startedAt), ms }];
  });

/** Every attempt of the run, in the order in which they began. */
export const attemptMarksOf = (evidence: Evidence, run: Run): AttemptMarks => {
  const base = baseIds(evidence);
  const marks = (Object.values(evidence) as readonly Observation[]).flatMap((seen) =>
    seen.attemptMarks ? unpackMarks(seen.attemptMarks) : fromAttempts(seen, base, run),
  );
  return packMarks(marks.sort((one, other) => one.at - other.at));
};
