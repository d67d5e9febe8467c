import { oldProgramDocument } from '../examples/documents';
import { expired, oldProgram } from '../examples/findings';
import type { Pieces } from '../examples/pieces';
import { FindingCard } from './FindingCard';

const { transcript } = oldProgramDocument;

export const examples: Pieces = {
  confirmed: <FindingCard finding={expired} transcript={transcript} />,
  likely: <FindingCard finding={oldProgram} transcript={transcript} />,
  'with what it means': (
    <FindingCard finding={{ ...oldProgram, verdict: 'possible' }} transcript={transcript} withMeaning />
  ),
};
