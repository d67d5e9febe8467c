import { oldProgramDocument } from '../../examples/documents';
import { labs } from '../../examples/labs';
import { logReading, unknownReading } from '../../examples/reading';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

const filled = { ...withDocument(oldProgramDocument), document: null, caseId: null };

export const examples: Examples = {
  empty: {
    ...filled,
    told: { message: '', side: 'unknown', program: 'unknown', client: null, answers: {}, lab: null },
    reading: null,
  },
  'a known message': {
    ...filled,
    told: {
      message: oldProgramDocument.asked.message,
      side: 'connects',
      program: 'unknown',
      client: null,
      answers: {},
      lab: null,
    },
  },
  'a program chosen': {
    ...filled,
    told: {
      message: oldProgramDocument.asked.message,
      side: 'connects',
      program: 'dotnet-framework',
      client: 'dotnet-framework-4-5-windows-7',
      answers: {},
      lab: null,
    },
  },
  'a practice problem': {
    ...filled,
    told: { ...oldProgramDocument.asked, client: null, lab: 'old-program' },
    labs: { items: labs, problem: null },
  },
  'a log': {
    ...filled,
    reading: logReading,
    told: {
      message: oldProgramDocument.asked.message,
      side: 'unknown',
      program: 'unknown',
      client: null,
      answers: {},
      lab: null,
    },
  },
  'an unknown message': {
    ...filled,
    reading: unknownReading,
    told: { message: 'Fehler 0x42', side: 'accepts', program: 'other', client: null, answers: {}, lab: null },
  },
};
