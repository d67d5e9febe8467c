import { cancelledDocument, labDocument, oldProgramDocument } from '../../examples/documents';
import { LIVE_RUN, plan, progressAfter, progressOfRepeats } from '../../examples/plan';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';
import { unsteadyDocument } from '../../examples/unsteady';

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
  'repeating the same greeting': {
    ...before,
    run: {
      ...running(false, 8).run,
      ...{ runId: 'run-1', progress: { ...progressOfRepeats(130, 6_500), runId: 'run-1' } },
    },
  },
  '300 attempts, live': { ...before, run: { ...running(false, 0).run, runId: LIVE_RUN, progress: null } },
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
  'ended, answered only sometimes': withDocument(unsteadyDocument),
};
