import type { Pieces } from '../examples/pieces';
import { CERTAINTY_NAMES, STATUS_NAMES } from '../words/names';
import { CERTAINTY_SHAPES, Mark, type MarkShape, STATUS_SHAPES } from './Mark';

const list = (shapes: Readonly<Record<string, MarkShape>>, names: Readonly<Record<string, string>>) => (
  <ul>
    {Object.entries(shapes).map(([id, shape]) => (
      <li key={id}>
        <Mark shape={shape} /> {names[id]}
      </li>
    ))}
  </ul>
);

export const examples: Pieces = {
  'how certain': list(CERTAINTY_SHAPES, CERTAINTY_NAMES),
  'what became of a question': list(STATUS_SHAPES, STATUS_NAMES),
};
