import { FolderOpen, GitCompareArrows } from 'lucide-react';
import { useEffect } from 'react';
import { GridList } from 'react-aria-components';
import { Button } from '../../parts/Button';
import { cx } from '../../parts/cx';
import { Field } from '../../parts/Field';
import { Notice } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { Select } from '../../parts/Select';
import { loadCases, openCase, openCaseFile, set, startCompare, useApp } from '../../store';
import { count } from '../../words/format';
import { copy, SORTS } from './copy';
import { filterCases } from './filter';
import { Gone } from './Gone';
import { Row } from './Row';
import styles from './Step.module.css';

const Controls = ({ shown, all }: { shown: number; all: number }) => {
  const filter = useApp((state) => state.caseFilter);
  return (
    <>
      <search className={styles.controls}>
        <div className={styles.search}>
          <Field
            id="cases-search"
            label={copy.search}
            hint={copy.searchHint}
            maxLength={200}
            value={filter.search}
            onChange={(search) => set({ caseFilter: { ...filter, search } })}
          />
        </div>
        <Select
          label={copy.sort}
          hint={copy.sortHint}
          value={filter.sort}
          choices={SORTS}
          onChange={(sort) => set({ caseFilter: { ...filter, sort } })}
        />
      </search>
      <p className="muted small" role="status">
        {filter.search.trim() === ''
          ? count(all, 'case')
          : shown === 1
            ? `1 of ${count(all, 'case')} matches`
            : `${shown} of ${count(all, 'case')} match`}
      </p>
    </>
  );
};

const List = () => {
  const { items, problem } = useApp((state) => state.cases);
  const filter = useApp((state) => state.caseFilter);
  const renaming = useApp((state) => state.renaming);
  if (items === null) return <p className="muted">Looking for earlier cases…</p>;
  const shown = filterCases(items, filter);
  return (
    <>
      {problem === null ? null : (
        <Notice tone="problem" title="The cases could not be listed">
          {problem}
        </Notice>
      )}
      {items.length === 0 && problem === null ? <p className="muted">{copy.none}</p> : null}
      {items.length > 0 ? <Controls shown={shown.length} all={items.length} /> : null}
      {items.length > 0 && shown.length === 0 ? (
        <div className={styles.noMatch}>
          <p>{copy.noMatch}</p>
          <Button small onPress={() => set({ caseFilter: { ...filter, search: '' } })}>
            Show all cases
          </Button>
        </div>
      ) : null}
      {shown.length > 0 ? (
        <GridList
          aria-label={copy.title}
          items={shown}
          dependencies={[renaming]}
          disallowTypeAhead
          keyboardNavigationBehavior="tab"
          disabledKeys={shown.flatMap(({ id, broken }) => (broken ? [id] : []))}
          disabledBehavior="selection"
          onAction={(key) => {
            const line = shown.find(({ id }) => id === key);
            if (line && !line.broken && renaming !== line.id) void openCase(line.id);
          }}
          className={cx(styles.list)}
        >
          {(line) => <Row line={line} />}
        </GridList>
      ) : null}
    </>
  );
};

/** Every saved case: found, opened, named, compared, deleted. */
export const Step = () => {
  const some = useApp((state) => state.cases.items?.some(({ runs }) => runs.length > 0) ?? false);
  useEffect(() => void loadCases(), []);
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      wide
      actions={
        <>
          <Button icon={<FolderOpen aria-hidden="true" />} onPress={() => void openCaseFile()}>
            Open a case file…
          </Button>
          {some ? (
            <Button icon={<GitCompareArrows aria-hidden="true" />} onPress={() => startCompare()}>
              Compare two checks
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.all}>
        <List />
      </div>
      <Gone />
    </Page>
  );
};
