import '../engine/webcrypto';
import { version } from '../../../package.json';
import { judgingFor } from '../app/judging';
import { newId } from '../app/new-id';
import { createJudge } from '../cases/judge-case';
import { stuckQuestions } from '../engine/platform/patiently';
import { runtimeName } from '../engine/platform/runtime';
import { planRun, startRun } from '../engine/run/session';
import { EXIT } from './exit-code';
import { makePdf } from './make-pdf';
import { processIo } from './process-io';
import { runCli } from './run-cli';
import { wait } from './wait';

// The terminal command: the same engine, causes and report as the window, in plain Node. What draws reports and what plays servers is read
// when it is wanted: together they take as long to read as a small check takes on a quick network.
const io = processIo();
const app = { name: 'Handrail', version };

runCli(
  process.argv.slice(2),
  {
    app,
    planRun,
    startRun,
    judge: createJudge(judgingFor({ ...app, runtime: runtimeName() })),
    makers: {
      html: async (document) => (await import('../report/render-html')).renderReportHtml(document),
      pdf: makePdf(io),
      comparison: async (one) => (await import('../report/render-html')).renderComparisonHtml(one),
    },
    newId,
    now: () => new Date(),
    wait,
    startLab: async () => (await import('../lab/start-lab')).startLab(),
  },
  io,
).then(
  (code) => {
    const end = (): void => {
      // Node waits for its threads when it ends, and one that asks a drive that is gone may never come back: nothing but this ends it.
      if (stuckQuestions() > 0) process.kill(process.pid, 'SIGKILL');
      else process.exit(code === EXIT.nothingWrong && io.lostOutput() ? EXIT.usage : code);
    };
    process.exitCode = code;
    // Whatever a library still holds open must not keep the terminal waiting; the streams are flushed first.
    process.stdout.write('', () => setImmediate(end));
  },
  () => process.exit(3),
);
