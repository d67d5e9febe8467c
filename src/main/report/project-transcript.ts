import type { Attempt } from '../../shared/model/attempt';
import { endLetterOf } from '../../shared/model/attempt-marks';
import type { Evidence, Observation } from '../../shared/model/evidence';
import type { Finding } from '../../shared/model/finding';
import type { ReportDocument } from '../../shared/model/report';
import { notMade } from '../../shared/words/listed';
import { describeOutcome } from '../../shared/words/outcome';

const MOST = 80;
/** Of one question; see engine/run/run-one.ts. */
const MOST_KEPT = 60;

type Shown = Pick<ReportDocument, 'transcript' | 'transcriptLeftOut'>;

const pointedAt = (findings: readonly Finding[]): string[] =>
  findings.flatMap((finding) => finding.because.flatMap((because) => because.attempts));

/** Those of which a question kept only a mark, because it keeps a limited number whole. */
const keptAsMarks = ({ attempts, attemptMarks }: Observation): number => {
  const marked = attempts.filter(
    ({ outcome, events }) =>
      endLetterOf(outcome) !== null && events.some(({ kind }) => kind === 'connecting'),
  );
  return attempts.length < MOST_KEPT ? 0 : Math.max(0, (attemptMarks?.end.length ?? 0) - marked.length);
};

/** At most 80 attempts in the order they were made; those that findings point at are never the ones left out. */
export const transcriptOf = (evidence: Evidence, findings: readonly Finding[]): Shown => {
  const seen = Object.values(evidence) as readonly Observation[];
  const all = seen.flatMap(({ attempts }) => attempts);
  const inTime = [...all].sort((a, b) =>
    a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0,
  );
  const wanted = new Set(pointedAt(findings));
  const kept = new Set(
    [
      ...inTime.filter((attempt) => wanted.has(attempt.id)).slice(0, MOST),
      ...inTime.filter((attempt) => !wanted.has(attempt.id)),
    ].slice(0, MOST),
  );
  const leftOut =
    inTime.filter((attempt) => !kept.has(attempt) && !notMade(attempt)).length +
    seen.reduce((sum, each) => sum + keptAsMarks(each), 0);
  return {
    transcript: inTime.filter((attempt) => kept.has(attempt)),
    ...(leftOut > 0 ? { transcriptLeftOut: leftOut } : {}),
  };
};

const failed = (attempt: Attempt): boolean => attempt.outcome.kind !== 'answered';

/** The attempt that tells the story best: of those that a named cause points at, the first that failed; else the base greeting; else the first. */
export const ladderOf = (
  evidence: Evidence,
  findings: readonly Finding[],
  attempts: readonly Attempt[],
): ReportDocument['ladder'] => {
  const top = findings[0];
  const pointed = top && top.verdict !== 'possible' ? top.because.flatMap((because) => because.attempts) : [];
  const base = evidence.hello?.status === 'ok' ? [evidence.hello.facts.base.attemptId] : [];
  const candidates = [...pointed, ...base].flatMap((id) => attempts.filter((attempt) => attempt.id === id));
  const told = candidates.find(failed) ?? candidates[0] ?? attempts[0];
  if (told === undefined) return null;
  return { attemptId: told.id, caption: `${told.purpose}. ${describeOutcome(told.outcome)}`.slice(0, 300) };
};
