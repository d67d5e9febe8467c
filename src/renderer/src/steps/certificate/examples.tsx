import { expiredDocument, healthyDocument, unknownDocument } from '../../examples/documents';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

export const examples: Examples = {
  'a cause is named': withDocument(expiredDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'after an answer': {
    ...withDocument(expiredDocument),
    earlierOrder: expiredDocument.findings.map(({ causeId }) => causeId).reverse(),
  },
};
