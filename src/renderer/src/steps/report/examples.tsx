import {
  expiredDocument,
  fixedDocument,
  healthyDocument,
  labDocument,
  oldProgramDocument,
  unknownDocument,
} from '../../examples/documents';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

export const examples: Examples = {
  likely: withDocument(oldProgramDocument),
  confirmed: withDocument(expiredDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'before and after': withDocument(fixedDocument),
  'practice lab, saved and not saved': {
    ...withDocument(labDocument),
    saves: {
      pdf: { kind: 'saved', path: '/home/kim/Documents/handrail-shop.example.pdf' },
      json: { kind: 'failed', message: 'The disk is full.' },
    },
  },
};
