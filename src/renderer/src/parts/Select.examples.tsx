import type { Pieces } from '../examples/pieces';
import { Select } from './Select';

const change = () => undefined;
const choices = [
  { value: 'auto', label: 'Find out' },
  { value: 'smtp', label: 'Mail on its way to a server (SMTP)' },
] as const;
const plain = {
  label: 'What the port speaks first',
  hint: 'Some services begin in plain text.',
  choices,
  onChange: change,
};

export const examples: Pieces = {
  chosen: <Select {...plain} value="smtp" />,
  'not to be chosen now': <Select {...plain} value="auto" isDisabled />,
};
