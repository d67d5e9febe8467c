import { ArrowRight, Play, X } from 'lucide-react';
import type { Pieces } from '../examples/pieces';
import { Button } from './Button';

const KINDS = ['primary', 'secondary', 'quiet', 'danger'] as const;
const LABELS = ['Start the check', 'Show the plan', 'Leave it as it is', 'Remove the case'];

const each = (more: Partial<Parameters<typeof Button>[0]>) => (
  <ul>
    {KINDS.map((kind, at) => (
      <li key={kind}>
        <Button kind={kind} {...more}>
          {LABELS[at]}
        </Button>
      </li>
    ))}
  </ul>
);

export const examples: Pieces = {
  'every kind': each({}),
  small: each({ small: true }),
  'not to be pressed now': each({ isDisabled: true }),
  working: each({ isPending: true }),
  'with icons': each({ icon: <Play aria-hidden="true" />, iconAfter: <ArrowRight aria-hidden="true" /> }),
  'an icon alone': <Button kind="quiet" label="Close this message" icon={<X aria-hidden="true" />} />,
  'very long': (
    <Button kind="primary">
      Ask the server’s owner for a certificate file for your program, and come back here when you have it
    </Button>
  ),
};
