import { oldProgramDocument } from '../examples/documents';
import { expired, oldProgram } from '../examples/findings';
import type { Pieces } from '../examples/pieces';
import { Evidence } from './Evidence';

const { transcript } = oldProgramDocument;
const against = ['A program of 2019 said the same.', 'It works over a phone.'];

export const examples: Pieces = {
  'with connections': <Evidence finding={oldProgram} transcript={transcript} />,
  'with a chain': <Evidence finding={expired} transcript={transcript} />,
  'with what speaks against it': (
    <Evidence
      finding={{ ...oldProgram, contradictions: against, decides: 'Another program would.' }}
      transcript={[]}
    />
  ),
};
