import type { Pieces } from '../examples/pieces';
import { Ask } from './Ask';
import { Button } from './Button';

const close = () => undefined;
const actions = (
  <>
    <Button onPress={close}>Keep it</Button>
    <Button kind="danger" onPress={close}>
      Remove the case
    </Button>
  </>
);

export const examples: Pieces = {
  open: (
    <Ask title="Remove this case?" isOpen onClose={close} alert actions={actions}>
      <p>What you entered and what was found goes with it.</p>
    </Ask>
  ),
  'very long': (
    <Ask title="Remove this case?" isOpen onClose={close} actions={actions}>
      <p>{'What you entered and what was found goes with it. '.repeat(40)}</p>
    </Ask>
  ),
};
