import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../styles/base.css';
import '../styles/tokens.css';
import '../report/report.css';
import type { ReactElement } from 'react';
import { Fragment } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from '../App';
import { progressAfter } from '../examples/plan';
import type { PageId } from '../flow';
import { readPages } from '../steps';
import type { AppState } from '../store';
import { appStore, initialState } from '../store';
import { runProgressed } from '../store/run-actions';
import { start } from '../store/start';
import { fakeBridge } from './fake-bridge';
import { Gallery } from './Gallery';
import { INDEX, PAGES, PIECES } from './index-of';
import { preferencesFrom, readOptions } from './options';
import { Piece } from './Piece';
import { standStill } from './still';

const SHOW = 'show:';
const options = readOptions(window.location.search);
const root = createRoot(document.getElementById('root') ?? document.body);
let disconnect: () => void = () => undefined;

const render = (element: ReactElement): void => flushSync(() => root.render(element));

/** Two frames: after the second one, what was rendered is on the screen. */
const painted = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** The window's state for an example; `walk` has none and begins at the first page. */
const stateFor = (page: PageId | null, example: Partial<AppState>): AppState => ({
  ...initialState,
  ...preferencesFrom(options),
  info: appStore.getState().info,
  ...(page ? { page } : {}),
  ...example,
});

const showPage = async (key: string, page: PageId | null, example: Partial<AppState>): Promise<void> => {
  disconnect();
  const bridge = fakeBridge({ ...preferencesFrom(options), ...example });
  Object.defineProperty(window, 'handrail', { value: bridge, configurable: true });
  appStore.setState({ ...initialState, ...preferencesFrom(options) }, true);
  disconnect = await start();
  appStore.setState(stateFor(page, example), true);
  render(
    <Fragment key={key}>
      <App />
    </Fragment>,
  );
};

const showPiece = (key: string, group: string, name: string): void => {
  const element = PIECES.get(group)?.[name];
  if (!element) throw new Error(`there is no example ${key}`);
  document.title = `${group}: ${name}`;
  // Parts may read the store and call the bridge.
  Object.defineProperty(window, 'handrail', { value: fakeBridge(), configurable: true });
  appStore.setState(stateFor('target', {}), true);
  render(<Piece key={key} title={`${group.replace(/^\w+\./u, '')}: ${name}`} element={element} />);
};

const showIndex = (hash: string): void => {
  const current = hash.startsWith(SHOW) ? hash.slice(SHOW.length) : (INDEX[0]?.hash ?? '');
  render(
    <Gallery
      current={current}
      open={(next) => {
        window.location.hash = `${SHOW}${next}`;
      }}
    />,
  );
};

/** Shows what an address names: `page/state`, `picture.Name/state`, `part.Name/state`, `walk`, or the list of all. */
const show = async (hash: string): Promise<void> => {
  const [group = '', name = ''] = hash.split('/').map(decodeURIComponent);
  render(<p />);
  if (hash === 'walk') await showPage('walk', null, {});
  else if (PIECES.has(group)) showPiece(hash, group, name);
  else if (PAGES.has(group as PageId))
    await showPage(hash, group as PageId, PAGES.get(group as PageId)?.[name] ?? {});
  else showIndex(hash);
  await document.fonts.ready;
  await painted();
  document.documentElement.dataset.ready = 'true';
};

/** Feeds pictures of a run to the page that is shown, as the engine would: `count` of them, `perSecond` a second. */
const live = (count: number, perSecond: number): Promise<void> =>
  new Promise((done) => {
    let fed = 0;
    const feed = (): void => {
      fed += 1;
      runProgressed(progressAfter(Math.floor((fed * 10) / count), 'run-1', (fed * 1000) / perSecond));
      if (fed < count) setTimeout(feed, 1000 / perSecond);
      else done();
    };
    feed();
  });

const handle = { index: INDEX, show, live } as const;

/** What tests and benches hold on to. */
export type GalleryHandle = typeof handle;

Object.defineProperty(window, '__gallery', { value: handle });
document.documentElement.dir = options.dir;
if (options.still) standStill();
await readPages();
window.addEventListener('hashchange', () => void show(window.location.hash.slice(1)));
void show(window.location.hash.slice(1));
