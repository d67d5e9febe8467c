import type { Asked, MessageReading } from '../../shared/model/asked';
import type { CaseFile, CaseRun } from '../../shared/model/case-file';
import type { Evidence, RawEvidence } from '../../shared/model/evidence';
import type { ReportDocument } from '../../shared/model/report';
import { type ProbeInfo, projectReport } from '../report/project';

/** What judging needs of the engine; handed in, so that it can be tried without one. */
export interface Judging {
  readonly app: ReportDocument['app'];
  readonly probes: readonly ProbeInfo[];
  readonly parseEvidence: (raw: RawEvidence) => Evidence;
  readonly readMessage: (text: string) => MessageReading;
}

export type Judge = (file: CaseFile) => ReportDocument | null;

const judgeRun = (
  { app, probes, parseEvidence, readMessage }: Judging,
  asked: Asked,
  run: CaseRun,
  before?: ReportDocument,
): ReportDocument =>
  projectReport({
    asked,
    message: asked.message.trim() === '' ? null : readMessage(asked.message),
    evidence: parseEvidence(run.evidence),
    run: { id: run.id, startedAt: run.startedAt, finishedAt: run.finishedAt, cancelled: run.cancelled },
    app,
    probes,
    ...(before === undefined ? {} : { before }),
  });

/** Judges the newest run of a case, compared with the last complete one before it. null when nothing was run yet. Pure. */
export const createJudge =
  (judging: Judging): Judge =>
  ({ asked, runs }) => {
    const newest = runs.at(-1);
    if (newest === undefined) return null;
    const earlier = runs
      .slice(0, -1)
      .reverse()
      .find((run) => !run.cancelled);
    const before = earlier === undefined ? undefined : judgeRun(judging, asked, earlier);
    return judgeRun(judging, asked, newest, before);
  };
