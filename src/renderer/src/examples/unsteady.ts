import type { ReportDocument } from '../../../shared/model/report';
import { oldProgramDocument } from './documents';
import { flappingMarks } from './marks';
import { RAN } from './ran';

/** The same greeting 60 times, answered only sometimes. */
export const unsteadyDocument: ReportDocument = {
  ...oldProgramDocument,
  finishedAt: '2026-11-21T09:14:12.900Z',
  attemptMarks: flappingMarks(60),
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
