import type { AgainPlan } from '../../../shared/model/again';
import type { Comparison, ReportDocument } from '../../../shared/model/report';
import type { WatchState } from '../../../shared/model/watch';
import { alerted, answered } from './attempts';
import {
  expiredDocument,
  fixedDocument,
  healthyDocument,
  oldProgramDocument,
  unknownDocument,
} from './documents';
import { RAN } from './ran';

/** What checking again would do. */
export const againPlan: AgainPlan = {
  ...{ questions: 12, of: 27, connections: 14, seconds: 2, most: 40 },
  ...{ from: '2026-11-21T09:14:06.310Z', eachTry: 5 },
};

const at = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** Handrail keeps trying; the next try is on its way. */
export const waiting: Extract<WatchState, { kind: 'on' }> = {
  ...{ kind: 'on', caseId: 'case-20261121-0914', target: 'shop.example', notifies: true },
  ...{ phase: 'waiting', runId: null, tries: 3, slowed: false },
  last: { at: at(-75_000), came: 'not-yet' },
  nextAt: at(165_000),
  startedAt: '2026-11-21T09:20:00.000Z',
  endsAt: '2026-11-22T09:20:00.000Z',
};

/** It was waited for, and then stopped by the person. */
export const stoppedWaiting: Extract<WatchState, { kind: 'ended' }> = {
  ...{ kind: 'ended', caseId: waiting.caseId, target: waiting.target, notifies: true },
  ...{ tries: 4, last: waiting.last, why: 'stopped', at: '2026-11-21T10:02:44.020Z', problem: '' },
};

const sideOf = ({ finishedAt, summary }: ReportDocument): Comparison['before'] => ({
  at: finishedAt,
  headline: summary.headline,
  conclusion: summary.conclusion,
});

const LATER = '2026-11-21T10:02:44.020Z';
const carried = ['suites', 'groups', 'signatures', 'resumption', 'stability'].map((probe) => ({
  probe,
  from: expiredDocument.finishedAt,
}));

const ladders: Comparison['ladders'] = {
  before: {
    attempt: alerted('hello-1', 'A modern greeting', ['TLS 1.3', 'TLS 1.2']),
    caption: 'A modern greeting. The server ended the conversation with an error signal.',
  },
  after: {
    attempt: answered('hello-1', 'A modern greeting', ['TLS 1.3', 'TLS 1.2']),
    caption: 'A modern greeting. The server answered.',
  },
};

/** A second check after `before`, with this result. */
const again = (
  before: ReportDocument,
  after: ReportDocument,
  outcome: NonNullable<Comparison['outcome']>,
  sentence: string,
  changes: Comparison['changes'] = [],
): ReportDocument => ({
  ...after,
  finishedAt: LATER,
  again: { carried, widened: 'no' },
  ran: RAN.map((probe, index) =>
    index >= RAN.length - 2 ? { ...probe, from: expiredDocument.finishedAt } : probe,
  ),
  comparison: {
    before: sideOf(before),
    after: { ...sideOf(after), at: LATER },
    fixed: outcome === 'fixed',
    outcome,
    ladders,
    sentence,
    changes,
    unchanged: 8,
  },
});

const { comparison: fixedComparison } = fixedDocument;

/** A second check in each of its ends. */
export const fixedAgain = again(
  expiredDocument,
  healthyDocument,
  'fixed',
  'What was found before is gone: “The certificate ran out on 3 March 2026”. Nothing wrong is found any more.',
  fixedComparison?.changes ?? [],
);
export const sameAgain = again(
  expiredDocument,
  expiredDocument,
  'same-cause',
  'It is still the same: the cause found before is still there.',
);
export const otherAgain: ReportDocument = {
  ...again(
    expiredDocument,
    oldProgramDocument,
    'another-cause',
    `Something else is found now: “${oldProgramDocument.summary.headline}”.`,
    fixedComparison?.changes ?? [],
  ),
  again: { carried: [], widened: 'to-all' },
};
export const unknownAgain = again(
  expiredDocument,
  unknownDocument,
  'could-not-tell',
  'This time we could not tell what is wrong, so we can’t say that it is mended.',
);
