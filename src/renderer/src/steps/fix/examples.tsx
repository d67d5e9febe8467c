import {
  expiredDocument,
  fixedDocument,
  labDocument,
  oldProgramDocument,
  unknownDocument,
} from '../../examples/documents';
import { labs } from '../../examples/labs';
import { progressAfter } from '../../examples/plan';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

const [scenario] = labs;
const lab = withDocument({ ...expiredDocument, asked: labDocument.asked });

export const examples: Examples = {
  'steps to do': withDocument(oldProgramDocument),
  'in the practice lab': {
    ...lab,
    lab: scenario ? { scenario: { ...scenario, fixable: true }, fixed: false } : null,
  },
  'practice server asleep': lab,
  'checking again': {
    ...withDocument(expiredDocument),
    run: {
      kind: 'running',
      purpose: 'recheck',
      runId: 'run-2',
      progress: progressAfter(5, 'run-2', 6_100),
      cancelling: false,
    },
  },
  'second check failed': {
    ...withDocument(expiredDocument),
    run: { kind: 'failed', purpose: 'recheck', problem: 'The network was switched off.' },
  },
  fixed: withDocument(fixedDocument),
  'not fixed': withDocument({
    ...unknownDocument,
    comparison: {
      before: {
        at: '2026-11-21T09:14:06Z',
        headline: unknownDocument.summary.headline,
        conclusion: 'could-not-tell',
      },
      after: {
        at: '2026-11-21T10:02:44Z',
        headline: unknownDocument.summary.headline,
        conclusion: 'could-not-tell',
      },
      fixed: false,
      sentence: 'Nothing has changed: the server still does not answer.',
      changes: [],
    },
  }),
};
