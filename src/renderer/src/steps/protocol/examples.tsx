import { healthyDocument, oldProgramDocument, unknownDocument } from '../../examples/documents';
import { longOverlap } from '../../examples/pictures';
import { refusedDocument } from '../../examples/refused';
import type { Examples } from '../../examples/states';
import { answeredOn, withDocument } from '../../examples/states';

export const examples: Examples = {
  'a cause is named': withDocument(oldProgramDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'long lists': withDocument({ ...oldProgramDocument, overlap: longOverlap }),
  'a document of before': withDocument({ ...oldProgramDocument, overlap: null }),
  'after an answer': answeredOn(oldProgramDocument, 'protocol'),
  'does not apply': withDocument(refusedDocument),
};
