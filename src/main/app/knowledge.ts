import type { AgainPlan } from '../../shared/model/again';
import type { Asked, MessageReading } from '../../shared/model/asked';
import type { CaseFile } from '../../shared/model/case-file';
import type { ComparisonOfCases } from '../../shared/model/comparison';
import type { RawEvidence } from '../../shared/model/evidence';
import type { Plan } from '../../shared/model/progress';
import type { ReportDocument } from '../../shared/model/report';
import { compareRuns, type OneRun } from '../cases/compare-runs';
import { createJudge, type Judge } from '../cases/judge-case';
import { readMessage } from '../engine/messages/read-message';
import { parseEvidence, readEvidence } from '../engine/run/parse-evidence';
import { planRun } from '../engine/run/plan';
import { type QuickView, readQuick } from '../engine/run/read-quick';
import { judgingFor } from './judging';
import { planCaseAgain } from './plan-case';

/** What this program knows of connections: all probes, all causes, all messages. Every function is pure. */
export interface Knowledge {
  readonly judge: Judge;
  readonly readMessage: (text: string) => MessageReading;
  readonly planRun: (asked: Pick<Asked, 'options'>) => Plan;
  /** What a small look says beside the check before it. */
  readonly readQuick: (earlier: RawEvidence, quick: RawEvidence, asked: Asked) => QuickView;
  readonly planAgain: (file: CaseFile) => AgainPlan;
  /** Throws a Refusal when one of the checks is not there. */
  readonly compare: (left: OneRun, right: OneRun) => ComparisonOfCases;
}

/** All of it, as one: the first page needs none, and reading it is most of what starting the program takes. */
export const know = (app: ReportDocument['app']): Knowledge => {
  const judge = createJudge(judgingFor(app));
  return {
    judge,
    readMessage,
    planRun,
    readQuick: (earlier, quick, asked) => readQuick(parseEvidence(earlier), parseEvidence(quick), asked),
    planAgain: planCaseAgain,
    compare: (left, right) => compareRuns(left, right, judge, readEvidence),
  };
};
