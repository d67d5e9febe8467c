import { useState } from 'react';
import { factsOf } from '../../../shared/i18n/languages';
import { retell, spoken } from '../../../shared/i18n/retell';
import { GLOSSARY, type GlossaryEntry } from '../../../shared/words/glossary';
import { set, useApp } from '../store';
import { count } from '../words/format';
import { Ask } from './Ask';
import { Button } from './Button';
import { Field } from './Field';
import styles from './Glossary.module.css';

const byTerm = (a: GlossaryEntry, b: GlossaryEntry): number =>
  retell(a.term).localeCompare(retell(b.term), factsOf(spoken()).locale);

/** The entries in which every word of the search stands, somewhere in their term, their other names or their explanation. */
export const searchGlossary = (search: string): readonly GlossaryEntry[] => {
  const wanted = search.toLowerCase().split(/\s+/u).filter(Boolean).slice(0, 12);
  return GLOSSARY.filter((entry) => {
    // The words of the field are looked for in English too, whatever language is shown.
    const own = [entry.term, ...entry.words, entry.means];
    const text = [...own, ...own.map(retell)].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  }).sort(byTerm);
};

const Entries = ({ entries }: { entries: readonly GlossaryEntry[] }) => (
  <dl className={styles.entries}>
    {entries.map((entry) => (
      <div key={entry.id}>
        <dt>{entry.term}</dt>
        <dd>
          <p>{entry.means}</p>
          {entry.source ? (
            <p className="muted small" translate="no">
              {entry.source}
            </p>
          ) : null}
        </dd>
      </div>
    ))}
  </dl>
);

/** Every explained word, with a field to look for one. */
const GlossaryList = () => {
  const [search, setSearch] = useState('');
  const entries = searchGlossary(search);
  return (
    <div className={styles.list}>
      <div className={styles.search}>
        <Field
          id="glossary-search"
          label="Look for a word"
          value={search}
          maxLength={100}
          onChange={setSearch}
        />
      </div>
      <p className="muted small" role="status">
        {entries.length === 0
          ? 'No word fits. Try a shorter one.'
          : `${count(entries.length, 'word')} explained`}
      </p>
      <Entries entries={entries} />
    </div>
  );
};

/** The list of words in front of the page. Opened by `glossaryOpen` of the store, from a word or from the menu. */
export const GlossaryDialog = () => {
  const open = useApp((state) => state.glossaryOpen);
  const close = () => set({ glossaryOpen: false });
  return (
    <Ask
      wide
      title="Words explained"
      isOpen={open}
      onClose={close}
      actions={
        <Button kind="primary" onPress={close}>
          Close the words
        </Button>
      }
    >
      <GlossaryList />
    </Ask>
  );
};
