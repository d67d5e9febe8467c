import { healthyDocument, oldProgramDocument, unknownDocument } from '../../examples/documents';
import { forkPath, proxyPath } from '../../examples/pictures';
import type { Examples } from '../../examples/states';
import { answeredOn, withDocument } from '../../examples/states';
import { unsteadyDocument } from '../../examples/unsteady';

export const examples: Examples = {
  'a cause is named': withDocument(oldProgramDocument),
  'nothing wrong': withDocument(healthyDocument),
  'could not tell': withDocument(unknownDocument),
  'several addresses': withDocument({ ...oldProgramDocument, path: forkPath }),
  'a proxy that does not let us through': withDocument({ ...unknownDocument, path: proxyPath }),
  'answered only sometimes': withDocument(unsteadyDocument),
  'after an answer': answeredOn(oldProgramDocument, 'network'),
};
