import type { Pieces } from '../examples/pieces';
import { CopyButton } from './CopyButton';

export const examples: Pieces = {
  ready: <CopyButton text="x" label="Copy the steps for Windows" />,
  'with words of its own': (
    <CopyButton text="x" label="Copy the steps for Windows">
      Copy these steps
    </CopyButton>
  ),
};
