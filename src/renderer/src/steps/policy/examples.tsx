import { healthyDocument, oldProgramDocument, unknownDocument } from '../../examples/documents';
import { refusedDocument } from '../../examples/refused';
import type { Examples } from '../../examples/states';
import { answeredOn, withDocument } from '../../examples/states';

export const examples: Examples = {
  'a cause is named': withDocument(oldProgramDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'after an answer': answeredOn(oldProgramDocument, 'policy'),
  'does not apply': withDocument(refusedDocument),
};
