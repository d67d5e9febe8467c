import { savedCases } from '../../examples/cases';
import type { Examples } from '../../examples/states';

const cases = { items: savedCases, problem: null };

const taken = {
  kind: 'taken',
  file: 'orders.handrail.json',
  token: 'token-1',
  title: 'Orders, from the office',
  updatedAt: '2026-11-21T10:02:00Z',
  there: { title: 'Orders, from the office', updatedAt: '2026-11-21T09:14:06Z' },
} as const;

export const examples: Examples = {
  list: { cases },
  loading: {},
  empty: { cases: { items: [], problem: null } },
  'a search': { cases, caseFilter: { search: 'server', sort: 'result' } },
  'no match': { cases, caseFilter: { search: 'printer', sort: 'newest' } },
  'not listed': {
    cases: {
      items: [],
      problem: 'The folder of saved cases could not be read. This computer does not allow it there.',
    },
  },
  'a name is being written': { cases, renaming: 'case-20261118-1640' },
  'deleted just now': {
    cases: { items: savedCases.slice(1), problem: null },
    undo: [
      { caseId: 'case-20261121-0914', title: 'Orders, from the office', wasOpen: true },
      { caseId: 'case-20261120-1114', title: 'mail.example.com:465', wasOpen: false },
    ],
  },
  'deleted earlier': { cases, deleted: savedCases.slice(2, 4) },
  'files came in': { cases, notice: { tone: 'info', text: '3 cases are in the list now.' } },
  'another case has its place': { cases, incoming: { added: [], taken: [taken], refused: [] } },
  'files were refused': {
    cases,
    incoming: {
      added: [],
      taken: [],
      refused: [
        { file: 'Documents', sentence: 'This is a folder. Drop the case files that are in it.' },
        {
          file: 'report.json',
          sentence:
            'This is a report saved as data (JSON), not a case file. Open the case that it came from: that is the file saved with “Save as case file”, ending in .handrail.json.',
        },
      ],
    },
  },
};
