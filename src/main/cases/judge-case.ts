import type { MessageReading } from '../../shared/model/asked';
import type { CaseFile, CaseRun } from '../../shared/model/case-file';
import type { Evidence, RawEvidence } from '../../shared/model/evidence';
import type { ReportDocument } from '../../shared/model/report';
import { printable } from '../../shared/words/printable';
import { type ProbeInfo, projectReport } from '../report/project';

/** What judging needs of the engine; handed in, so that it can be tried without one. */
export interface Judging {
  readonly app: ReportDocument['app'];
  readonly probes: readonly ProbeInfo[];
  readonly readEvidence: (raw: RawEvidence) => {
    readonly evidence: Evidence;
    readonly dropped: readonly { readonly probe: string; readonly why: string }[];
  };
  readonly readMessage: (text: string) => MessageReading;
}

export type Judge = (file: CaseFile) => ReportDocument | null;

/** Says which saved answers this version could not read; they are missing in what was judged. */
const withDropped = (document: ReportDocument, probes: readonly string[]): ReportDocument => {
  if (probes.length === 0) return document;
  const names = probes.join(', ').slice(0, 200);
  const line = `Saved by another version of Handrail: these answers could not be read and are left out: ${names}.`;
  return { ...document, limits: [...document.limits.slice(0, 11), line] };
};

const judgeRun = (
  judging: Judging,
  { asked, name }: Pick<CaseFile, 'asked' | 'name'>,
  run: CaseRun,
  before?: ReportDocument,
): ReportDocument => {
  const { evidence, dropped } = judging.readEvidence(run.evidence);
  const document = projectReport({
    asked,
    message: asked.message.trim() === '' ? null : judging.readMessage(asked.message),
    evidence,
    run: {
      id: run.id,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      cancelled: run.cancelled,
      ...(run.again === undefined ? {} : { again: run.again }),
    },
    app: judging.app,
    probes: judging.probes,
    caseName: name,
    ...(before === undefined ? {} : { before }),
  });
  return withDropped(
    document,
    dropped.map(({ probe }) => printable(probe, 60)),
  );
};

/** Judges the newest run of a case, compared with the last complete one before it. null when nothing was run yet. Pure. */
export const createJudge =
  (judging: Judging): Judge =>
  (file) => {
    const newest = file.runs.at(-1);
    if (newest === undefined) return null;
    const earlier = file.runs
      .slice(0, -1)
      .reverse()
      .find((run) => !run.cancelled);
    const before = earlier === undefined ? undefined : judgeRun(judging, file, earlier);
    return judgeRun(judging, file, newest, before);
  };
