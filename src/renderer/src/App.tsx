import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import styles from './App.module.css';
import { About } from './parts/About';
import { Broken } from './parts/Broken';
import { GlossaryDialog } from './parts/Glossary';
import { Preferences } from './parts/Preferences';
import { Rail } from './parts/Rail';
import { STEP_PAGES } from './steps';
import { useApp } from './store';

const Waiting = () => (
  <p className={styles.waiting} role="status">
    Opening Handrail…
  </p>
);

const Shell = () => {
  const page = useApp((state) => state.page);
  const announcement = useApp((state) => state.announcement);
  const PageComponent = STEP_PAGES[page];
  return (
    <div className={styles.app}>
      <div className={styles.side}>
        <Rail />
      </div>
      <main className={styles.main}>
        <PageComponent key={page} />
      </main>
      <About />
      <Preferences />
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

/** The whole window: the wizard, or what went wrong before it could open. */
export const App = () => {
  const ready = useApp((state) => state.info !== null);
  const problem = useApp((state) => state.bridgeProblem);
  useTextSize();
  return (
    <I18nProvider locale="en-GB">
      {problem !== null ? <Broken problem={problem} /> : ready ? <Shell /> : <Waiting />}
    </I18nProvider>
  );
};
