import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '../store';
import { Button } from './Button';

/** Copies text; says for a moment that it did. `label` names what is copied for those who can't see where the button stands. */
export const CopyButton = ({
  text,
  label,
  children = 'Copy',
  bare = false,
  primary = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly children?: string;
  /** The sign alone, where the text to be copied stands right before it. */
  readonly bare?: boolean;
  /** The one thing to do where it stands. */
  readonly primary?: boolean;
}) => {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(text));
  return (
    <Button
      kind={primary ? 'primary' : 'secondary'}
      small={!primary}
      label={copied ? `Copied: ${label}` : label}
      icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      onPress={() => void copy()}
    >
      {bare ? null : copied ? 'Copied' : children}
    </Button>
  );
};
