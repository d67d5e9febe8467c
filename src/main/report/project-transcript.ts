import type { Attempt } from '../../shared/model/attempt';
import type { Evidence, Observation } from '../../shared/model/evidence';
import type { Finding } from '../../shared/model/finding';
import type { ReportDocument } from '../../shared/model/report';
import { describeOutcome } from '../../shared/words/outcome';

const MOST = 80;

export interface Shown {
  readonly attempts: readonly Attempt[];
  /** How many were left out. */
  readonly cut: number;
}

const pointedAt = (findings: readonly Finding[]): string[] =>
  findings.flatMap((finding) => finding.because.flatMap((because) => because.attempts));

/** At most 80 attempts in the order they were made; those that findings point at are never the ones left out. */
export const transcriptOf = (evidence: Evidence, findings: readonly Finding[]): Shown => {
  const all = (Object.values(evidence) as readonly Observation[]).flatMap((seen) => seen.attempts);
  const inTime = [...all].sort((a, b) =>
    a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0,
  );
  if (inTime.length <= MOST) return { attempts: inTime, cut: 0 };
  const wanted = new Set(pointedAt(findings));
  const kept = new Set(
    [
      ...inTime.filter((attempt) => wanted.has(attempt.id)).slice(0, MOST),
      ...inTime.filter((attempt) => !wanted.has(attempt.id)),
    ].slice(0, MOST),
  );
  return { attempts: inTime.filter((attempt) => kept.has(attempt)), cut: inTime.length - kept.size };
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
