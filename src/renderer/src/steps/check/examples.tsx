import { cancelledDocument, labDocument, oldProgramDocument } from '../../examples/documents';
import { plan, progressAfter } from '../../examples/plan';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

const before = { ...withDocument(oldProgramDocument), document: null, plan };
const running = (cancelling: boolean, done: number) =>
  ({
    ...before,
    run: {
      kind: 'running',
      purpose: 'check',
      runId: 'run-1',
      progress: progressAfter(done, 'run-1', 4_200),
      cancelling,
    },
  }) as const;

export const examples: Examples = {
  plan: before,
  'plan in the practice lab': { ...withDocument(labDocument), document: null, plan },
  running: running(false, 4),
  stopping: running(true, 6),
  failed: {
    ...before,
    run: {
      kind: 'failed',
      purpose: 'check',
      problem: 'The part of Handrail that makes the connections ended unexpectedly.',
    },
  },
  'a password is missing': {
    ...before,
    run: {
      kind: 'failed',
      purpose: 'check',
      problem: 'The password of the proxy is not known any more: Handrail does not save it. Enter it again.',
      asksAgain: true,
    },
  },
  stopped: withDocument(cancelledDocument),
  ended: withDocument(oldProgramDocument),
};
