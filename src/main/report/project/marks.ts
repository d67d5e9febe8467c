import { type AttemptMarks, packMarks } from '../../../shared/model/attempt-marks';
import type { Evidence, Observation } from '../../../shared/model/evidence';
import { type MarkedRun, marksOf, since } from '../../engine/diagnosis/derive/marks';

/** When a question began, in ms since the run began; null: it was never started. In cases of before: when its first connection began. */
export const startOf = ({ startedAtMs, attempts }: Observation, startedAt: string): number | null => {
  if (startedAtMs !== undefined) return startedAtMs;
  const starts = attempts.map((attempt) => since(attempt, startedAt));
  return starts.length > 0 ? Math.min(...starts) : null;
};

/** Every attempt of the run, in the order in which they began. */
export const attemptMarksOf = (evidence: Evidence, run: MarkedRun): AttemptMarks =>
  packMarks([...marksOf(evidence, run)].sort((one, other) => one.at - other.at));
