import { crossedChain, missingChain } from '../../examples/chains';
import { expiredDocument, healthyDocument, unknownDocument } from '../../examples/documents';
import { refusedDocument } from '../../examples/refused';
import type { Examples } from '../../examples/states';
import { answeredOn, withDocument } from '../../examples/states';

export const examples: Examples = {
  'a cause is named': withDocument(expiredDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'a link is missing': withDocument({ ...healthyDocument, chain: missingChain }),
  'a chain that does not hang together': withDocument({ ...healthyDocument, chain: crossedChain }),
  'after an answer': answeredOn(expiredDocument, 'certificate'),
  'does not apply': withDocument(refusedDocument),
};
