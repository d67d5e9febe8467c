import {
  COMMAND_GROUPS,
  COMMANDS,
  type CommandGroup,
  keyNames,
  keysOf,
  plainLabel,
  stepKeys,
  VIEW_KEYS,
} from '../../../shared/model/commands';
import { STEPS } from '../flow';
import { set, useApp } from '../store';
import { isMac } from '../words/platform';
import { Ask } from './Ask';
import { Button } from './Button';
import styles from './Shortcuts.module.css';
import { STEP_NAMES } from './step-names';

interface Line {
  readonly label: string;
  readonly keys: string;
}

const TITLES: Readonly<Record<CommandGroup, string>> = {
  File: 'Cases and reports',
  Edit: 'Everywhere',
  View: 'Size of the window’s content',
  Go: 'From page to page',
  Help: 'Help',
};

const ENTRIES = [...Object.values(COMMANDS), ...Object.values(VIEW_KEYS)];

const linesOf = (group: CommandGroup, mac: boolean): Line[] => {
  const named = ENTRIES.filter((entry) => entry.group === group).map((entry) => ({
    label: plainLabel(entry.label),
    keys: keysOf(entry, mac),
  }));
  const steps = STEPS.map((step, index) => ({ label: STEP_NAMES[step], keys: stepKeys(index + 1) }));
  return [...named, ...(group === 'Go' ? steps : [])].flatMap(({ label, keys }) =>
    keys === null ? [] : [{ label, keys }],
  );
};

const Keys = ({ keys, mac }: { readonly keys: string; readonly mac: boolean }) => (
  <span className={styles.keys} translate="no">
    {keyNames(keys, mac).map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);

const Group = ({ group, mac }: { readonly group: CommandGroup; readonly mac: boolean }) => (
  <section className={styles.group}>
    <h3>{TITLES[group]}</h3>
    <dl>
      {linesOf(group, mac).map(({ label, keys }) => (
        <div key={keys} className={styles.line}>
          <dt>{label}</dt>
          <dd>
            <Keys keys={keys} mac={mac} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

/** Every shortcut there is, from the table that the menu bar is made of. */
export const Shortcuts = () => {
  const open = useApp((state) => state.shortcutsOpen);
  const close = () => set({ shortcutsOpen: false });
  const mac = isMac();
  return (
    <Ask
      title="Keyboard shortcuts"
      isOpen={open}
      onClose={close}
      wide
      actions={
        <Button kind="primary" onPress={close}>
          Close
        </Button>
      }
    >
      <p className="muted">
        Tab goes from one thing to the next, the arrow keys choose among answers, Enter or Space presses a
        button, and Escape closes a dialog.
      </p>
      <div className={styles.groups}>
        {COMMAND_GROUPS.map((group) => (
          <Group key={group} group={group} mac={mac} />
        ))}
      </div>
    </Ask>
  );
};
