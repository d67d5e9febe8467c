import type { ReportDocument } from '../../../shared/model/report';

type Line = ReportDocument['couldNotTell'][number];

/** One reason, and everything that could not be told because of it. */
interface Unknowns {
  readonly why: string;
  readonly lines: readonly Line[];
}

/** Many causes often share one reason: it is said once. In the order in which the reasons first appear. */
export const byReason = (lines: readonly Line[]): readonly Unknowns[] => {
  const reasons = [...new Set(lines.map((line) => line.why))];
  return reasons.map((why) => ({ why, lines: lines.filter((line) => line.why === why) }));
};
