import { unpackMarks } from '../../../shared/model/attempt-marks';
import type { Finding } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';
import { sameGreeting, tallyOf } from '../../../shared/model/same-greeting';
import { oldProgramDocument } from './documents';
import { oldProgram } from './findings';
import { flappingMarks } from './marks';
import { RAN } from './ran';

const attemptMarks = flappingMarks(60);
const { sent, answered, failed } = tallyOf(sameGreeting(unpackMarks(attemptMarks), '203.0.113.20'));

const unsteady: Finding = {
  ...oldProgram,
  causeId: 'unsteady',
  area: 'network',
  verdict: 'confirmed',
  title: 'It works at one time and fails at another, with the same greeting',
  meaning:
    'We sent the very same greeting several times, and it did not end the same way. So no setting of your program explains it. Either the line drops now and then, or one of several computers behind this address is broken, or the service is overloaded. Comparisons can’t be trusted while this goes on.',
  owner: 'server-owner',
  nextStep:
    'Try from another network, for example over a phone. If it comes and goes there too, send this report with its times to the server’s owner; if it does not, to your network team.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: ['Look at limits: processes, waiting connections, memory. Restart the part that fails.'],
      undo: 'A restart needs no undoing.',
    },
  ],
  because: [
    {
      text: `The same greeting was sent ${sent} times. It was answered ${answered} times, and ended otherwise ${failed} times.`,
      attempts: [],
      grade: 'measured',
    },
  ],
  details: [],
};

/** The same greeting many times, answered only sometimes. */
export const unsteadyDocument: ReportDocument = {
  ...oldProgramDocument,
  finishedAt: '2026-11-21T09:14:12.900Z',
  summary: {
    ...oldProgramDocument.summary,
    headline: unsteady.title,
    explanation: unsteady.meaning,
    owner: unsteady.owner,
    certainty: 'confirmed',
    nextStep: unsteady.nextStep,
    causeId: unsteady.causeId,
  },
  findings: [unsteady],
  ruledOut: oldProgramDocument.ruledOut.filter(({ area }) => area !== 'network'),
  path: oldProgramDocument.path && {
    ...oldProgramDocument.path,
    lines: oldProgramDocument.path.lines.map((line) => ({
      ...line,
      ends: line.ends.map((end) =>
        end.map((stop) =>
          stop.kind === 'server'
            ? {
                ...stop,
                pass: 'sometimes' as const,
                note: 'It answers the same greeting sometimes. Otherwise: The connection was cut (RST) right after our greeting (ClientHello), without one byte of answer.',
              }
            : stop,
        ),
      ),
    })),
    sentence:
      'The way is open up to the address. From there the server answers the same greeting at one time, and not at another.',
  },
  attemptMarks,
  ran: [
    ...RAN,
    {
      id: 'stability',
      areas: ['network'],
      question: 'How often does the same greeting fail, out of many times?',
      status: 'gave-up',
      startedAtMs: 880,
      ms: 8_700,
      connections: 60,
      outcome: 'The time for this question was used up.',
    },
  ],
};
