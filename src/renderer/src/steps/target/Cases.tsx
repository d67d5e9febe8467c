import { FolderClock, FolderOpen, Trash2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { CaseLine } from '../../../../shared/ipc/contract';
import { caseTitle } from '../../../../shared/words/case-title';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { PracticeTag } from '../../parts/PracticeTag';
import { CONCLUSION_SHAPES, Mark } from '../../pictures/Mark';
import { openCase, openCaseFile, removeCase, showCases, useApp } from '../../store';
import { formatMoment } from '../../words/format';
import styles from './Cases.module.css';

const FIRST = 5;

const Line = ({ line }: { line: CaseLine }) => (
  <li className={styles.line}>
    <AriaButton className={cx(styles.open)} onPress={() => void openCase(line.id)}>
      <span className={cx(styles.mark, styles[line.conclusion])}>
        <Mark shape={line.headline ? CONCLUSION_SHAPES[line.conclusion] : 'dash'} />
      </span>
      <span className={styles.text}>
        <span className={styles.target} translate="no">
          {caseTitle(line.name, line.target)}
        </span>
        <span className={styles.headline}>
          {line.practice ? <PracticeTag /> : null}
          <span>{line.headline || 'Not checked yet'}</span>
        </span>
        <span className={styles.when}>{formatMoment(line.updatedAt)}</span>
      </span>
    </AriaButton>
    <Button
      kind="quiet"
      small
      label={`Delete the case ${caseTitle(line.name, line.target)}`}
      icon={<Trash2 aria-hidden="true" />}
      onPress={() => void removeCase(line.id, caseTitle(line.name, line.target))}
    />
  </li>
);

const List = () => {
  const { items, problem } = useApp((state) => state.cases);
  if (items === null) return <p className="muted">Looking for earlier cases…</p>;
  const shown = items.slice(0, FIRST);
  return (
    <>
      {problem !== null ? (
        <p className={styles.problem}>{`The earlier cases could not be listed. ${problem}`}</p>
      ) : null}
      {items.length === 0 && problem === null ? (
        <p className="muted">
          None yet. Every case is saved here by itself, on this computer only. A case file from somebody else
          can be dropped anywhere in this window.
        </p>
      ) : null}
      <ul>
        {shown.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
      {items.length > 0 ? (
        <div>
          <Button kind="quiet" small icon={<FolderClock aria-hidden="true" />} onPress={showCases}>
            {`All cases: ${items.length}`}
          </Button>
        </div>
      ) : null}
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
