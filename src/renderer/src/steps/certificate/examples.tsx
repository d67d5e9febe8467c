import { expiredDocument, healthyDocument, unknownDocument } from '../../examples/documents';
import { crossedChain, missingChain } from '../../examples/pictures';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

export const examples: Examples = {
  'a cause is named': withDocument(expiredDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'a link is missing': withDocument({ ...healthyDocument, chain: missingChain }),
  'a chain that does not hang together': withDocument({ ...healthyDocument, chain: crossedChain }),
  'after an answer': {
    ...withDocument(expiredDocument),
    earlierOrder: expiredDocument.findings.map(({ causeId }) => causeId).reverse(),
  },
};
