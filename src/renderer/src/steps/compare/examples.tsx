import { savedCases } from '../../examples/cases';
import { noDifference, twoChecks } from '../../examples/comparison';
import type { Examples } from '../../examples/states';
import { NO_COMPARE } from '../../store';

const cases = { items: savedCases, problem: null };
const left = { caseId: 'case-20261118-1640', runId: 'run-3' };
const right = { caseId: 'case-20261121-0914', runId: 'run-2' };

export const examples: Examples = {
  'nothing chosen': { cases },
  'one chosen': { cases, compare: { ...NO_COMPARE, left } },
  'too few': { cases: { items: savedCases.slice(3), problem: null } },
  comparing: { cases, compare: { ...NO_COMPARE, left, right, busy: true } },
  'works here, fails there': { cases, compare: { ...NO_COMPARE, left, right, result: twoChecks } },
  'saved and not saved': {
    cases,
    compare: {
      ...NO_COMPARE,
      ...{ left, right, result: twoChecks },
      saves: {
        html: { kind: 'saved', path: '/home/kim/Documents/handrail-compared-2026-11-21.html' },
        json: { kind: 'failed', message: 'The disk is full.' },
      },
    },
  },
  'no difference': { cases, compare: { ...NO_COMPARE, left, right, result: noDifference } },
  'not there any more': {
    cases,
    compare: {
      ...NO_COMPARE,
      left,
      right,
      problem: 'This check is not in its case any more. Choose another one.',
    },
  },
};
