import { healthyDocument, oldProgramDocument, unknownDocument } from '../../examples/documents';
import { longOverlap } from '../../examples/pictures';
import type { Examples } from '../../examples/states';
import { withDocument } from '../../examples/states';

export const examples: Examples = {
  'a cause is named': withDocument(oldProgramDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'long lists': withDocument({ ...oldProgramDocument, overlap: longOverlap }),
  'a document of before': withDocument({ ...oldProgramDocument, overlap: null }),
  'after an answer': {
    ...withDocument(oldProgramDocument),
    earlierOrder: oldProgramDocument.findings.map(({ causeId }) => causeId).reverse(),
  },
};
