import {
  cancelledDocument,
  expiredDocument,
  healthyDocument,
  oldProgramDocument,
  unknownDocument,
} from '../examples/documents';
import type { Pieces } from '../examples/pieces';
import { VerdictPanel } from './Verdicts';

const long = {
  ...oldProgramDocument.summary,
  headline: 'A headline that needs all of the room that there is for it. '.repeat(3).trim(),
  explanation: 'An explanation that goes on. '.repeat(20),
  nextStep: 'Ask somebody for something that takes many words to say. '.repeat(6),
};

export const examples: Pieces = {
  likely: <VerdictPanel summary={oldProgramDocument.summary} />,
  confirmed: <VerdictPanel summary={expiredDocument.summary} />,
  'nothing wrong': <VerdictPanel summary={healthyDocument.summary} />,
  'could not tell': <VerdictPanel summary={unknownDocument.summary} />,
  stopped: <VerdictPanel summary={cancelledDocument.summary} />,
  'very long': <VerdictPanel summary={long} />,
};
