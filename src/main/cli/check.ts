import { type Asked, optionsOf } from '../../shared/model/asked';
import { CASE_VERSION, type CaseFile } from '../../shared/model/case-file';
import type { RawEvidence } from '../../shared/model/evidence';
import type { Plan } from '../../shared/model/progress';
import type { ReportDocument } from '../../shared/model/report';
import { wayOf } from '../app/earlier-run';
import type { Judge } from '../cases/judge-case';
import type { RunOptions, RunResult } from '../engine/run/session';
import { renderReportText } from '../report/text';
import { paragraph } from '../report/text-layout';
import { askedFrom } from './asked-from';
import { EXIT, exitCodeFor } from './exit-code';
import { type Io, wantsColour } from './io';
import type { CheckOptions, OutputOptions } from './options';
import { checkOutputs, type OutputMakers, outputTakesStdout, writeOutputs } from './outputs';
import { checkPlan, paceOf, planText } from './plan-text';
import { progressLine } from './progress-line';
import { checkEvery, untilWorks } from './until-works';
import { wayFrom } from './way-from';

/** The engine and the makers of results; handed in, so that the whole command can be tried in a test. */
export interface Tools {
  readonly app: { readonly name: string; readonly version: string };
  readonly planRun: (asked: Pick<Asked, 'options'>) => Plan;
  readonly startRun: (asked: Asked, options: RunOptions) => Promise<RunResult>;
  readonly judge: Judge;
  readonly makers: OutputMakers;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Waits so many milliseconds, or until the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const announcement = (asked: Asked, plan: Plan, timeout: number | undefined): string => {
  const seconds = Math.min(plan.seconds, timeout ?? plan.seconds);
  const text = `Checking ${asked.target.display}: at most ${plan.connections} connections, ${paceOf(plan)}, up to ${seconds} seconds.`;
  return `${paragraph(text).join('\n')}\n`;
};

/** Who asks for more than the usual wants to see what came of it. */
const wantsDetails = ({ details }: OutputOptions, { asked }: CaseFile): boolean => {
  const { depth, repeats } = optionsOf(asked);
  return details === true || depth === 'all' || repeats > 0;
};

/** Shows a result and writes it wherever it was asked for. Gives the exit code. */
export const deliver = async ({
  file,
  document,
  options,
  tools,
  io,
}: {
  readonly file: CaseFile;
  readonly document: ReportDocument;
  readonly options: OutputOptions;
  readonly tools: Tools;
  readonly io: Io;
}): Promise<number> => {
  const toErr = outputTakesStdout(options);
  const colour = wantsColour(toErr ? io.errIsTerminal : io.outIsTerminal, io.env);
  (toErr ? io.err : io.out)(renderReportText(document, { colour, details: wantsDetails(options, file) }));
  const failed = await writeOutputs(options, file, document, tools.makers, io);
  return io.signal.aborted ? EXIT.cancelled : exitCodeFor(document.summary.conclusion, failed);
};

/** A case of these runs, oldest first. */
const caseOf = (asked: Asked, results: readonly RunResult[], tools: Tools): CaseFile => {
  const runs = results.map(({ evidence, startedAt, finishedAt, cancelled }) => ({
    ...{ id: tools.newId(), startedAt, finishedAt, cancelled },
    evidence: evidence as RawEvidence,
    way: wayOf(asked),
  }));
  return {
    kind: 'handrail-case',
    schemaVersion: CASE_VERSION,
    id: tools.newId(),
    createdAt: runs[0]?.startedAt ?? '',
    updatedAt: runs.at(-1)?.finishedAt ?? '',
    app: tools.app,
    name: '',
    asked,
    runs,
    step: 'result',
  };
};

/** `check TARGET`: asks, runs, judges, shows, writes. Gives the exit code; throws UsageError before anything is sent. */
export const check = async (target: string, options: CheckOptions, tools: Tools, io: Io): Promise<number> => {
  checkOutputs(options);
  checkPlan(options);
  checkEvery(options);
  const { options: way, secrets } = await wayFrom(options, io);
  const asked = await askedFrom(target, options, way, io);
  if (options.plan === true) {
    io.out(planText(asked.target.display, tools.planRun(asked)));
    return EXIT.nothingWrong;
  }
  io.err(announcement(asked, tools.planRun(asked), options.timeout));
  const runOnce = async (earlier?: RunOptions['earlier']): Promise<RunResult> => {
    const line = progressLine(io);
    const result = await tools.startRun(asked, {
      runId: tools.newId(),
      secrets,
      onProgress: line.show,
      signal: io.signal,
      ...(earlier === undefined ? {} : { earlier }),
      ...(options.timeout === undefined ? {} : { timeoutMs: options.timeout * 1_000 }),
    });
    line.clear();
    return result;
  };
  const summaryOf = (some: readonly RunResult[]) => tools.judge(caseOf(asked, some, tools))?.summary;
  const first = await runOnce();
  const results = options.untilWorks
    ? await untilWorks({ asked, first, every: options.every, runOnce, tools: { ...tools, summaryOf }, io })
    : [first];
  const file = caseOf(asked, results, tools);
  const document = tools.judge(file);
  if (document === null) throw new Error('a finished run was not judged');
  return deliver({ file, document, options, tools, io });
};
