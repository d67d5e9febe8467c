import { FolderOpen, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CaseLine } from '../../../../shared/ipc/contract';
import { Ask } from '../../parts/Ask';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { CONCLUSION_SHAPES, Mark } from '../../pictures/Mark';
import { openCase, openCaseFile, removeCase, useApp } from '../../store';
import { formatMoment } from '../../words/format';
import styles from './Cases.module.css';

const FIRST = 5;

const Line = ({ line, onRemove }: { line: CaseLine; onRemove: () => void }) => (
  <li className={styles.line}>
    <AriaButton className={cx(styles.open)} onPress={() => void openCase(line.id)}>
      <span className={cx(styles.mark, styles[line.conclusion])}>
        <Mark shape={line.headline ? CONCLUSION_SHAPES[line.conclusion] : 'dash'} />
      </span>
      <span className={styles.text}>
        <span className={styles.target}>{line.target}</span>
        <span className={styles.headline}>{line.headline || 'Not checked yet'}</span>
        <span className={styles.when}>{formatMoment(line.updatedAt)}</span>
      </span>
    </AriaButton>
    <Button
      kind="quiet"
      small
      label={`Remove the case ${line.target}`}
      icon={<Trash2 aria-hidden="true" />}
      onPress={onRemove}
    />
  </li>
);

const Confirm = ({ line, onClose }: { line: CaseLine | null; onClose: () => void }) => (
  <Ask
    title="Remove this case?"
    alert
    isOpen={line !== null}
    onClose={onClose}
    actions={
      <>
        <Button autoFocus onPress={onClose}>
          Keep it
        </Button>
        <Button
          kind="danger"
          onPress={() => {
            if (line) void removeCase(line.id);
            onClose();
          }}
        >
          Remove the case
        </Button>
      </>
    }
  >
    <p>
      The case <span className="mono">{line?.target}</span> and everything that was seen in it will be deleted
      from this computer. This can’t be taken back.
    </p>
  </Ask>
);

const List = () => {
  const { items, problem } = useApp((state) => state.cases);
  const [all, setAll] = useState(false);
  const [removing, setRemoving] = useState<CaseLine | null>(null);
  if (items === null) return <p className="muted">Looking for earlier cases…</p>;
  const shown = all ? items : items.slice(0, FIRST);
  return (
    <>
      {problem !== null ? (
        <p className={styles.problem}>{`The earlier cases could not be listed. ${problem}`}</p>
      ) : null}
      {items.length === 0 && problem === null ? (
        <p className="muted">None yet. Every case is saved here by itself, on this computer only.</p>
      ) : null}
      <ul>
        {shown.map((line) => (
          <Line key={line.id} line={line} onRemove={() => setRemoving(line)} />
        ))}
      </ul>
      {items.length > shown.length ? (
        <Button kind="quiet" small onPress={() => setAll(true)}>{`Show all ${items.length}`}</Button>
      ) : null}
      <Confirm line={removing} onClose={() => setRemoving(null)} />
    </>
  );
};

/** The saved cases, newest first, and the way to one in a file. */
export const Cases = () => (
  <section className={styles.cases} aria-labelledby="cases-title">
    <div className={styles.head}>
      <h2 id="cases-title">Earlier cases</h2>
      <Button kind="quiet" small icon={<FolderOpen aria-hidden="true" />} onPress={() => void openCaseFile()}>
        Open a case file…
      </Button>
    </div>
    <List />
  </section>
);
