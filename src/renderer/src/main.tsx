import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/base.css';
import './styles/tokens.css';
import './report/report.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { pageOf, readPages } from './steps';
import { appStore } from './store';
import { start } from './store/start';

/** By then the first page is drawn. */
const SETTLED_MS = 200;

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

// What tests and the start script wait for: the first page can be used.
void start().then(async () => {
  // What becomes of one that can't be read is said by the page (App.tsx).
  if (pageOf(appStore.getState().page) === null) await readPages().catch(() => undefined);
  document.documentElement.dataset.ready = 'true';
  // The other pages, before anybody can ask for one.
  setTimeout(() => void readPages().catch(() => undefined), SETTLED_MS);
});
