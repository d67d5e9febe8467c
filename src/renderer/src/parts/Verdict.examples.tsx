import type { Pieces } from '../examples/pieces';
import { Verdict } from './Verdict';

const ALL = ['confirmed', 'likely', 'possible', 'ruled-out', 'unknown'] as const;

export const examples: Pieces = {
  'every certainty': (
    <ul>
      {ALL.map((certainty) => (
        <li key={certainty}>
          <Verdict certainty={certainty} />
        </li>
      ))}
    </ul>
  ),
};
