import type { ReportDocument } from '../../../../shared/model/report';
import {
  againPlan,
  fixedAgain,
  otherAgain,
  sameAgain,
  stoppedWaiting,
  unknownAgain,
  waiting,
} from '../../examples/again';
import {
  cancelledDocument,
  expiredDocument,
  fixedDocument,
  labDocument,
  oldProgramDocument,
} from '../../examples/documents';
import { labs } from '../../examples/labs';
import { progressAfter } from '../../examples/plan';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';
import type { AppState } from '../../store';

const [scenario] = labs;
/** With what checking again would do. */
const withPlan = (document: ReportDocument, more: Partial<AppState> = {}): Partial<AppState> => ({
  ...withDocument(document),
  againPlan,
  ...more,
});

const lab = withPlan({ ...expiredDocument, asked: labDocument.asked });

export const examples: Examples = {
  'steps to do': withPlan(oldProgramDocument),
  'plan on its way': withDocument(oldProgramDocument),
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
  fixed: withPlan(fixedAgain),
  'fixed, as older versions saved it': withPlan(fixedDocument),
  'not fixed': withPlan(sameAgain),
  'another cause now': withPlan(otherAgain),
  'could not tell': withPlan(unknownAgain),
  'second check stopped': withPlan({
    ...cancelledDocument,
    comparison: {
      before: {
        at: expiredDocument.finishedAt,
        headline: expiredDocument.summary.headline,
        conclusion: 'cause-named',
      },
      after: {
        at: cancelledDocument.finishedAt,
        headline: cancelledDocument.summary.headline,
        conclusion: 'cancelled',
      },
      fixed: false,
      outcome: 'cancelled',
      sentence: 'This check was stopped before it was finished, so it can’t be compared.',
      changes: [],
    },
  }),
  'can’t wait yet': withPlan(expiredDocument, { againPlan: { ...againPlan, from: null, eachTry: 0 } }),
  'no notifications here': withPlan(expiredDocument, { watch: { kind: 'off', notifies: false } }),
  'keeps trying': withPlan(expiredDocument, { watch: waiting }),
  'keeps trying, first try ahead': withPlan(expiredDocument, {
    watch: { ...waiting, tries: 0, last: null },
  }),
  'trying now': withPlan(expiredDocument, { watch: { ...waiting, phase: 'trying', nextAt: null } }),
  'turned away, so slower': withPlan(expiredDocument, {
    watch: { ...waiting, slowed: true, notifies: false },
  }),
  'a try was not confirmed': withPlan(sameAgain, {
    watch: { ...waiting, last: { at: waiting.startedAt, came: 'not-confirmed' } },
  }),
  'it works, after waiting': withPlan(fixedAgain, { watch: { ...stoppedWaiting, why: 'works' } }),
  'changed, after waiting': withPlan(otherAgain, { watch: { ...stoppedWaiting, why: 'changed' } }),
  'waited for a day': withPlan(sameAgain, { watch: { ...stoppedWaiting, why: 'time', tries: 150 } }),
  'waiting was stopped': withPlan(expiredDocument, { watch: stoppedWaiting }),
  'waiting can’t go on': withPlan(expiredDocument, {
    watch: { ...stoppedWaiting, why: 'failed', problem: 'The case is not there any more.' },
  }),
};
