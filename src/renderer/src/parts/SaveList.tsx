import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SaveState } from '../store';
import { Button } from './Button';
import { Notice } from './Notice';
import styles from './SaveList.module.css';

/** Where it went, or why not. */
const Outcome = ({ state }: { state: SaveState | undefined }) => {
  if (!state || state.kind === 'saving') return null;
  if (state.kind === 'saved') {
    return (
      <Notice tone="good" title="Saved">
        <span className="mono">{state.path}</span>
      </Notice>
    );
  }
  return (
    <Notice tone="problem" title="Not saved">
      {state.message} Your case is kept in Handrail; choose another place and save again.
    </Notice>
  );
};

/** A button with what it is good for. */
export const SaveLine = ({
  hint,
  below,
  children,
}: {
  readonly hint: string;
  readonly below?: ReactNode;
  readonly children: ReactNode;
}) => (
  <li>
    <div className={styles.save}>
      {children}
      <p className="muted">{hint}</p>
    </div>
    {below}
  </li>
);

/** One way to save something; what became of it stands below. */
export const SaveRow = ({
  label,
  hint,
  main = false,
  state,
  onSave,
}: {
  readonly label: string;
  readonly hint: string;
  readonly main?: boolean;
  readonly state: SaveState | undefined;
  readonly onSave: () => void;
}) => {
  const saving = state?.kind === 'saving';
  return (
    <SaveLine hint={hint} below={<Outcome state={state} />}>
      <Button
        kind={main ? 'primary' : 'secondary'}
        icon={<FileDown aria-hidden="true" />}
        isPending={saving}
        onPress={onSave}
      >
        {saving ? 'Saving…' : label}
      </Button>
    </SaveLine>
  );
};

/** The ways to save or copy something, one below the other. */
export const SaveList = ({ children }: { readonly children: ReactNode }) => (
  <ul className={styles.saves}>{children}</ul>
);
