import type { AgainPlan } from '../../shared/model/again';
import type { CaseFile } from '../../shared/model/case-file';
import { parseEvidence } from '../engine/run/parse-evidence';
import { planAgain } from '../engine/run/plan-again';
import { newestRun } from './earlier-run';

/** What checking this case again would do. */
export const planCaseAgain = (file: CaseFile): AgainPlan => {
  const run = newestRun(file);
  return planAgain(
    file.asked,
    run === null ? null : { evidence: parseEvidence(run.evidence), at: run.finishedAt },
  );
};
