import { GitCompareArrows, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { GridListItem } from 'react-aria-components';
import type { CaseLine } from '../../../../shared/ipc/contract';
import { caseTitle } from '../../../../shared/words/case-title';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { PracticeTag } from '../../parts/PracticeTag';
import { CONCLUSION_SHAPES, Mark } from '../../pictures/Mark';
import { removeCase, set, startCompare, useApp } from '../../store';
import { count, formatMoment } from '../../words/format';
import { Rename } from './Rename';
import styles from './Step.module.css';

/** A file whose name is none of ours can be listed, and nothing else. */
const isOurs = ({ id }: CaseLine): boolean => !id.startsWith('file-');

const Title = ({ line, renaming }: { line: CaseLine; renaming: boolean }) => {
  if (renaming) return <Rename id={line.id} name={line.name} target={line.target} />;
  return (
    <span className={styles.title} translate="no">
      {caseTitle(line.name, line.target)}
    </span>
  );
};

const Facts = ({ line, renaming }: { line: CaseLine; renaming: boolean }) => (
  <div className={styles.text}>
    <Title line={line} renaming={renaming} />
    {line.name !== '' && line.name !== line.target ? (
      <span className={cx(styles.target, 'mono')} translate="no">
        {line.target}
      </span>
    ) : null}
    <span className={styles.headline}>
      {line.practice ? <PracticeTag /> : null}
      <span>{line.headline}</span>
    </span>
    <span className={styles.when}>
      {line.runs.length > 0
        ? `${formatMoment(line.updatedAt)} · ${count(line.runs.length, 'check')}`
        : formatMoment(line.updatedAt)}
    </span>
  </div>
);

const Buttons = ({ line }: { line: CaseLine }) => {
  const title = caseTitle(line.name, line.target);
  return (
    <div className={styles.buttons}>
      {line.broken ? null : (
        <Button
          kind="quiet"
          small
          label={`Rename the case ${title}`}
          icon={<Pencil aria-hidden="true" />}
          onPress={() => set({ renaming: line.id })}
        />
      )}
      {line.runs.length > 0 ? (
        <Button
          kind="quiet"
          small
          label={`Compare the case ${title} with another check`}
          icon={<GitCompareArrows aria-hidden="true" />}
          onPress={() => startCompare(line.id)}
        >
          Compare
        </Button>
      ) : null}
      {isOurs(line) ? (
        <Button
          kind="quiet"
          small
          label={`Delete the case ${title}`}
          icon={<Trash2 aria-hidden="true" />}
          onPress={() => void removeCase(line.id, title)}
        />
      ) : null}
    </div>
  );
};

/** What the row says, with the word that marks a practice case. */
const spokenFor = ({ name, target, headline, practice }: CaseLine): string =>
  `${caseTitle(name, target)}. ${practice ? `Practice. ${headline}` : headline}`;

/** One case: what it is called, what came of it, and what can be done with it. */
export const Row = ({ line }: { readonly line: CaseLine }) => {
  const renaming = useApp((state) => state.renaming === line.id);
  const row = useRef<HTMLDivElement>(null);
  const before = useRef(renaming);
  useEffect(() => {
    // The field has gone, and the focus with it.
    if (before.current && !renaming && document.activeElement === document.body) row.current?.focus();
    before.current = renaming;
  }, [renaming]);
  return (
    <GridListItem
      ref={row}
      id={line.id}
      textValue={spokenFor(line)}
      className={cx(styles.row, line.broken && styles.broken)}
      aria-label={`${spokenFor(line)}. ${formatMoment(line.updatedAt)}`}
    >
      <span className={cx(styles.mark, line.runs.length > 0 && styles[line.conclusion])}>
        <Mark
          shape={line.broken ? 'warning' : line.runs.length > 0 ? CONCLUSION_SHAPES[line.conclusion] : 'dash'}
        />
      </span>
      <Facts line={line} renaming={renaming} />
      <Buttons line={line} />
    </GridListItem>
  );
};
