import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  nativeTheme,
  protocol,
  type Session,
  screen,
  session,
  type WebContents,
} from 'electron';
import { assetFor } from './app/asset-path';
import { APP_HOST } from './app/own-page';
import { PAGE_POLICY } from './app/page-policy';
import { readWindowState, SMALLEST, writeWindowState } from './app/window-state';
import { APP_SCHEME } from './report/app-scheme';

const START = `${APP_SCHEME.scheme}://${APP_HOST}/index.html`;
const rendererFolder = join(__dirname, '../renderer');

/** Must run before the app is ready. */
export const registerAppScheme = (): void => protocol.registerSchemesAsPrivileged([APP_SCHEME]);

const headers = (type: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': PAGE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
});

const refused = (): Response => new Response('', { status: 404, headers: headers('text/plain') });

/** Serves the files of the window's folder as app://handrail/… and nothing else. */
const serve = async (address: string): Promise<Response> => {
  const asset = assetFor(rendererFolder, address, APP_HOST);
  if (asset === null) return refused();
  try {
    return new Response(await readFile(asset.path), { headers: headers(asset.type) });
  } catch {
    return refused();
  }
};

/** The page reaches its own files; no address of the network, no file, no permission, no download. */
const lockSession = (own: Session): void => {
  own.protocol.handle(APP_SCHEME.scheme, ({ url }) => serve(url));
  own.webRequest.onBeforeRequest(({ url }, done) =>
    done({ cancel: !/^(?:app|data|blob|devtools):/.test(url) }),
  );
  own.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
};

const lockContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
};

/** Takes every page of the program, whoever makes it, what it does not need. Call once the app is ready. */
export const lockDown = (): void => {
  lockSession(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
};

/** The colour behind the page while it loads; the same as its own background. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? '#141d21' : '#fcfdfd');

const stateFile = (): string => join(app.getPath('userData'), 'window.json');

const rememberSize = (window: BrowserWindow): void => {
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    writeWindowState(stateFile(), { x, y, width, height, maximized: window.isMaximized() });
  });
};

/** Opens the one window: sandboxed, isolated, without Node. It is shown when there is something to see. */
export const openWindow = (): BrowserWindow => {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { x, y, width, height, maximized } = readWindowState(stateFile(), screens);
  const window = new BrowserWindow({
    width,
    height,
    ...(x === null || y === null ? {} : { x, y }),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Handrail',
    backgroundColor: background(),
    webPreferences: {
      preload: join(__dirname, '../preload/index.js'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberSize(window);
  void window.loadURL(START).catch(() => undefined);
  return window;
};
