import { oldProgramDocument, unknownDocument } from '../examples/documents';
import type { Pieces } from '../examples/pieces';
import { Unknowns } from './Unknowns';

export const examples: Pieces = {
  one: <Unknowns lines={oldProgramDocument.couldNotTell} />,
  many: <Unknowns lines={unknownDocument.couldNotTell} />,
};
