import { expired, oldProgram } from '../examples/findings';
import type { Pieces } from '../examples/pieces';
import { FixList } from './FixList';

const one = oldProgram.fix.slice(0, 1);
const many = [...oldProgram.fix, ...expired.fix];

export const examples: Pieces = {
  one: <FixList fixes={one} first="program-vendor" />,
  many: <FixList fixes={many} first="server-owner" />,
  'very long': (
    <FixList
      fixes={one.map((fix) => ({ ...fix, steps: Array.from({ length: 10 }, () => 'Do this. '.repeat(40)) }))}
      first="it-desk"
    />
  ),
};
