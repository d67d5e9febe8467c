import {
  cancelledDocument,
  expiredDocument,
  healthyDocument,
  labDocument,
  oldProgramDocument,
  unknownDocument,
} from '../../examples/documents';
import { labs } from '../../examples/labs';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

export const examples: Examples = {
  likely: withDocument(oldProgramDocument),
  confirmed: withDocument(expiredDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  stopped: withDocument(cancelledDocument),
  'in the practice lab': { ...withDocument(labDocument), labs: { items: labs, problem: null } },
};
