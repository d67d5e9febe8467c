import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../styles/base.css';
import '../styles/tokens.css';
import '../report/report.css';
import { createRoot } from 'react-dom/client';
import { App } from '../App';
import type { Examples } from '../examples/states';
import type { PageId } from '../flow';
import { appStore, initialState, set } from '../store';
import { start } from '../store/start';
import { fakeBridge } from './fake-bridge';

const found = import.meta.glob<Examples>('../steps/*/examples.tsx', { eager: true, import: 'examples' });

/** Page → its examples by name. */
const pages = Object.entries(found).map(([path, examples]) => ({
  page: path.split('/').at(-2) as PageId,
  examples,
}));

const Index = () => (
  <main>
    <h1>Handrail: every page in every state</h1>
    <p>
      <a href="#walk">Walk through the wizard with a pretended program behind it</a>
    </p>
    {pages.map(({ page, examples }) => (
      <section key={page}>
        <h2>{page}</h2>
        <ul>
          {Object.keys(examples).map((name) => (
            <li key={name}>
              <a href={`#${page}/${encodeURIComponent(name)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </main>
);

const open = async (hash: string): Promise<void> => {
  const root = createRoot(document.getElementById('root') ?? document.body);
  if (hash === '') return root.render(<Index />);
  const [page, name = ''] = hash.split('/').map(decodeURIComponent);
  const one = pages.find((candidate) => candidate.page === page);
  const example = one?.examples[name];
  Object.defineProperty(window, 'handrail', { value: fakeBridge(example) });
  await start();
  if (one && example) set({ ...initialState, info: appStore.getState().info, page: one.page, ...example });
  root.render(<App />);
  document.documentElement.dataset.ready = 'true';
};

window.addEventListener('hashchange', () => window.location.reload());
void open(window.location.hash.slice(1));
