import type { Attempt } from '../../../../shared/model/attempt';
import { endLetterOf, type Mark, unpackMarks } from '../../../../shared/model/attempt-marks';
import type { Evidence, Observation } from '../../../../shared/model/evidence';
import { tookMs } from '../../../../shared/model/listened';

/** When an attempt began, in ms since the run began. */
export const since = (attempt: Attempt, startedAt: string): number =>
  Math.max(0, Date.parse(attempt.startedAt) - Date.parse(startedAt)) || 0;

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

/** What a mark needs to know of its run. */
export interface MarkedRun {
  readonly startedAt: string;
  /** The server's; those whom its certificates name are asked elsewhere. */
  readonly port: number;
}

/** Of a case of before, which kept whole attempts only, and 60 a question at most. */
const fromAttempts = (seen: Observation, base: ReadonlySet<string>, { startedAt, port }: MarkedRun): Mark[] =>
  seen.attempts.flatMap((attempt) => {
    const end = endLetterOf(attempt.outcome);
    if (end === null || attempt.port !== port || !attempt.events.some(({ kind }) => kind === 'connecting'))
      return [];
    const { id, address } = attempt;
    const ms = tookMs(attempt);
    const series = base.has(id) ? 'base' : 'various';
    return [{ probe: seen.probe, address, series, end, at: since(attempt, startedAt), ms }];
  });

const began = (seen: Observation | undefined): number =>
  Math.min(...(seen?.attempts ?? []).map(({ startedAt }) => Date.parse(startedAt) || 0));

/**
 * Evidence without what a second check took over from an earlier one: there the server may have been another, and the two are no comparison.
 * In a run nobody sends the up-to-date greeting before the question that is about it.
 */
export const withoutCarried = (evidence: Evidence): Evidence => {
  const first = began(evidence.hello);
  if (!Number.isFinite(first)) return evidence;
  const seen = Object.entries(evidence as { readonly [id: string]: Observation });
  return Object.fromEntries(seen.filter(([, each]) => began(each) >= first)) as Evidence;
};

/** Every attempt of the run, question by question. By their names, so that it is the same for evidence put together in another order. */
export const marksOf = (evidence: Evidence, run: MarkedRun): readonly Mark[] => {
  const base = baseIds(evidence);
  const seen = Object.entries(evidence as { readonly [id: string]: Observation });
  return seen
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, each]) =>
      each.attemptMarks ? unpackMarks(each.attemptMarks) : fromAttempts(each, base, run),
    );
};
