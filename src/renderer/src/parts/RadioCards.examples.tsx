import type { Pieces } from '../examples/pieces';
import { RadioCards } from './RadioCards';

const choices = [
  { id: 'always', label: 'Every time', hint: 'It never works, whatever you do.' },
  { id: 'sometimes', label: 'Only sometimes', hint: 'It works, and then it does not.' },
  { id: 'unknown', label: 'I don’t know' },
];
const change = () => undefined;
const label = 'How often does it fail?';
const why = 'A fault that comes and goes has other causes than one that is always there.';
const long = {
  id: 'long',
  label: 'A program with a name that goes on and on, '.repeat(4),
  hint: 'And a hint. '.repeat(20),
};

export const examples: Pieces = {
  'nothing chosen': <RadioCards label={label} why={why} choices={choices} value={null} onChange={change} />,
  chosen: <RadioCards label={label} why={why} choices={choices} value="sometimes" onChange={change} />,
  'in columns': (
    <RadioCards label={label} columns compact choices={choices} value="always" onChange={change} />
  ),
  'very long': <RadioCards label={label} choices={[...choices, long]} value="long" onChange={change} />,
};
