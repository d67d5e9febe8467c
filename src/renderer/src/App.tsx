import type { ComponentType } from 'react';
import { useEffect, useReducer } from 'react';
import { I18nProvider } from 'react-aria-components';
import { factsOf } from '../../shared/i18n/languages';
import type { Language } from '../../shared/model/language';
import styles from './App.module.css';
import type { PageId } from './flow';
import { About } from './parts/About';
import { Broken } from './parts/Broken';
import { DropZone } from './parts/DropZone';
import { GlossaryDialog } from './parts/Glossary';
import { Incoming } from './parts/Incoming';
import { Preferences } from './parts/Preferences';
import { Rail } from './parts/Rail';
import { Shortcuts } from './parts/Shortcuts';
import { UndoRemoved } from './parts/UndoRemoved';
import { useMenu } from './parts/use-menu';
import { pageOf, readPages } from './steps';
import { set, useApp } from './store';

const Waiting = () => (
  <p className={styles.waiting} role="status">
    Opening Handrail…
  </p>
);

const REPLACED =
  'A part of Handrail could not be read. It may have been updated while it was open. Close it and start it again.';

/** A page that was not read yet is, as soon as it is wanted. */
const usePage = (id: PageId): ComponentType => {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const page = pageOf(id);
  useEffect(() => {
    if (page === null) readPages().then(again, () => set({ bridgeProblem: REPLACED }));
  }, [page]);
  return page ?? Waiting;
};

const Shell = () => {
  const page = useApp((state) => state.page);
  const announcement = useApp((state) => state.announcement);
  const PageComponent = usePage(page);
  useMenu();
  return (
    <div className={styles.app}>
      <div className={styles.side}>
        <Rail />
      </div>
      <main className={styles.main}>
        <PageComponent key={page} />
      </main>
      <UndoRemoved />
      <Incoming />
      <DropZone />
      <About />
      <Preferences />
      <Shortcuts />
      <GlossaryDialog />
      <p className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </p>
    </div>
  );
};

/** The size of the text is a choice of its own: the tokens of type follow this attribute (styles/tokens.css). */
const useTextSize = (): void => {
  const size = useApp((state) => state.preferences.textSize);
  useEffect(() => {
    document.documentElement.dataset.textSize = size;
  }, [size]);
};

/** The language that is shown now; the page says so itself, for screen readers and for the choice of glyphs. */
const useLanguage = (): Language => {
  const spoken = useApp((state) => state.spoken);
  useEffect(() => {
    document.documentElement.lang = factsOf(spoken).locale;
  }, [spoken]);
  return spoken;
};

/** The whole window: the wizard, or what went wrong before it could open. */
export const App = () => {
  const ready = useApp((state) => state.info !== null);
  const problem = useApp((state) => state.bridgeProblem);
  useTextSize();
  const spoken = useLanguage();
  return (
    // Everything that is shown is said anew in another language.
    <I18nProvider key={spoken} locale={factsOf(spoken).locale}>
      {problem !== null ? <Broken problem={problem} /> : ready ? <Shell /> : <Waiting />}
    </I18nProvider>
  );
};
