import type { Pieces } from '../examples/pieces';
import { Check } from './Check';

const change = () => undefined;
const gentle = {
  label: 'Go gently',
  hint: 'One connection at a time, with a pause between.',
  onChange: change,
};

export const examples: Pieces = {
  'not ticked': <Check {...gentle} isSelected={false} />,
  ticked: <Check {...gentle} isSelected />,
  'very long': <Check {...gentle} hint={'And then some more words. '.repeat(20)} isSelected />,
};
