import type { Asked } from '../../shared/model/asked';
import { type Conclusion, reportSchema } from '../../shared/model/report';
import { planRun, type RunOptions, type RunResult } from '../engine/run/session';
import tooOld from '../report/golden/client-too-old.report.json';
import type { Io } from './io';
import type { CliTools } from './run-cli';

export interface TestIo extends Io {
  readonly said: { out: string; err: string };
}

/** A terminal that notes what is said, for tests. */
export const testIo = (more: Partial<Io> = {}): TestIo => {
  const said = { out: '', err: '' };
  return {
    said,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    readInput: async () => '',
    askSecret: async () => {
      throw new Error('nobody is there to be asked');
    },
    inputIsTerminal: false,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 80,
    env: {},
    signal: new AbortController().signal,
    ...more,
  };
};

const result: RunResult = {
  evidence: {},
  cancelled: false,
  startedAt: '2026-11-21T10:00:00.000Z',
  finishedAt: '2026-11-21T10:00:02.000Z',
};

/** Tools that connect to nothing and end every check with this conclusion; `asked` collects what was checked. */
export const testTools = (
  conclusion: Conclusion = 'cause-named',
  more: Partial<CliTools> = {},
): CliTools & { readonly asked: { asked: Asked; options: RunOptions }[] } => {
  const asked: { asked: Asked; options: RunOptions }[] = [];
  return {
    asked,
    app: { name: 'Handrail', version: '1.2.3' },
    planRun,
    startRun: async (what, options) => {
      asked.push({ asked: what, options });
      options.onProgress({
        runId: 'r',
        elapsedMs: 1_200,
        connectionsUsed: 3,
        connectionsLimit: 40,
        probes: [],
      });
      return result;
    },
    judge: (file) => {
      const document = reportSchema.parse(tooOld);
      const last = file.runs.at(-1);
      return last === undefined
        ? null
        : { ...document, asked: file.asked, summary: { ...document.summary, conclusion } };
    },
    makers: {
      html: async () => '<!doctype html>',
      pdf: async () => undefined,
      comparison: async () => '<!doctype html>',
    },
    newId: () => '20261121-000000000001',
    now: () => new Date('2026-11-21T10:00:00Z'),
    wait: async () => undefined,
    startLab: async () => {
      throw new Error('no lab in this test');
    },
    ...more,
  };
};
