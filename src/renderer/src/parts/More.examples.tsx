import type { Pieces } from '../examples/pieces';
import { More } from './More';

const inside = <p>What was folded away.</p>;

export const examples: Pieces = {
  'folded in': <More title="Why do we think so?">{inside}</More>,
  'folded out': (
    <More title="Why do we think so?" open>
      {inside}
    </More>
  ),
  'with a heading and a word more': (
    <More title="Ruled out" extra="6 causes" level={3} open>
      {inside}
    </More>
  ),
  'very long': <More title={'A title that goes on and on, '.repeat(12)}>{inside}</More>,
};
