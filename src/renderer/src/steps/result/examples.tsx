import {
  cancelledDocument,
  expiredDocument,
  healthyDocument,
  labDocument,
  oldProgramDocument,
  unknownDocument,
} from '../../examples/documents';
import { expired } from '../../examples/findings';
import { labs } from '../../examples/labs';
import { refusedDocument } from '../../examples/refused';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

export const examples: Examples = {
  likely: withDocument(oldProgramDocument),
  confirmed: withDocument(expiredDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  stopped: withDocument(cancelledDocument),
  'in the practice lab': { ...withDocument(labDocument), labs: { items: labs, problem: null } },
  'a message to send': { ...withDocument(expiredDocument), messageTo: 'server-owner' },
  'steps ticked off': {
    ...withDocument(expiredDocument),
    stepsDone: expired.fix.flatMap(({ owner, stack, steps }) => `${owner}\n${stack}\n${steps[0] ?? ''}`),
  },
  'nobody at this port': withDocument(refusedDocument),
  'the words explained': { ...withDocument(expiredDocument), glossaryOpen: true },
};
