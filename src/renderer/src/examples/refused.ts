import type { ReportDocument } from '../../../shared/model/report';
import { refused } from './attempts';
import { unknownDocument } from './documents';
import { portClosed } from './findings';
import { RAN } from './ran';

/** Nobody at this port: most of the checklist does not apply. */
export const refusedDocument: ReportDocument = {
  ...unknownDocument,
  summary: {
    conclusion: 'cause-named',
    headline: portClosed.title,
    explanation: portClosed.meaning,
    owner: portClosed.owner,
    certainty: 'confirmed',
    nextStep: portClosed.nextStep,
    causeId: portClosed.causeId,
  },
  connections: { used: 2, limit: 40, atOnce: 8 },
  ran: RAN.map((probe) =>
    ['names', 'reach'].includes(probe.id)
      ? probe
      : {
          ...probe,
          status: 'skipped',
          connections: 0,
          outcome: 'Left out: nothing accepts connections here.',
        },
  ),
  findings: [portClosed],
  ruledOut: [],
  measured: [],
  transcript: [refused('reach-1')],
  ladder: { attemptId: 'reach-1', caption: 'The port refuses the connection at once.' },
};
