import './engine/webcrypto';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { app, type BrowserWindow, clipboard, nativeTheme, shell } from 'electron';
import { languageFor } from '../shared/i18n/languages';
import { speakIn } from '../shared/i18n/load';
import type { Command } from '../shared/model/commands';
import type { Preferences } from '../shared/model/preferences';
import { readArguments, type Wanted } from './app/arguments';
import { BUILT_FOR_ELECTRON } from './app/built-for';
import type { Dialogs } from './app/dialogs';
import { createHandlers } from './app/handlers';
import { CaseImports } from './app/import-cases';
import { judgingFor } from './app/judging';
import { LabClient } from './app/lab-client';
import { lacksGraphics } from './app/lacks-graphics';
import { newId } from './app/new-id';
import { PreferencesKeeper } from './app/preferences';
import { Runs } from './app/runs';
import { SecretKeeper } from './app/secret-keeper';
import { Session } from './app/session';
import { logsFolder, osName, versionsOf } from './app/versions';
import { createJudge } from './cases/judge-case';
import { CaseStore } from './cases/store';
import { readMessage } from './engine/messages/read-message';
import { runtimeName } from './engine/platform/runtime';
import { readEvidence } from './engine/run/parse-evidence';
import { planRun } from './engine/run/plan';
import { registerIpc, sendEvent } from './ipc';
import { installMenu, type MenuBar } from './menu';
import { forkOf, openLink, systemProxy } from './outside';
import { chosenDialogs, mayOpenAgain, sayFault, staysForUnsaved } from './questions';
import { renderReportPdf } from './report/pdf';
import { renderComparisonHtml, renderReportHtml } from './report/render-html';
import { mayStopWaiting, startWaiting, wakeWith } from './waiting';
import { lockDown, openWindow, registerAppScheme } from './window';

// The composition root: the only place that knows every part. Each part is handed what it needs.

const RETRY_MS = 20_000;
/** A window that stopped working twice within this time is not opened again without a question. */
const TOO_SOON_MS = 60_000;
/** What is open has done no harm for so long. */
const LASTS_MS = 15_000;
const development = !app.isPackaged;
let window: BrowserWindow | null = null;
/** Everything is saved: the program may end. `tidying`: it is being seen to. */
let tidy = false;
let tidying = false;
let menu: MenuBar | null = null;
let wanted: Wanted = readArguments(process.argv, process.defaultApp ? 2 : 1);

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const about = () => ({
  name: 'Handrail',
  version: app.getVersion(),
  runtime: runtimeName(process.versions),
});

/** Is this the older Electron that stands in where the real one could not be downloaded? */
const isStandIn = (): boolean => Number.parseInt(process.versions.electron, 10) < BUILT_FOR_ELECTRON;

/** A case file the program was started with answers the next "which case file?" before it is asked. */
const dialogsWithGivenFile = (dialogs: Dialogs): Dialogs => ({
  ...dialogs,
  openSeveral: async (options) => {
    const { file } = wanted;
    if (file === null) return dialogs.openSeveral(options);
    wanted = { ...wanted, file: null };
    return [file];
  },
});

const judge = createJudge(judgingFor(about()));
const cases = new CaseStore({
  folder: join(app.getPath('userData'), 'cases'),
  app: { name: about().name, version: about().version },
  now: () => new Date(),
  newId,
  judge,
});
/** The language of everything that is not in the window: the menu, the system's dialogs, saved reports. */
const applyLanguage = async (chosen: Preferences['language']): Promise<void> => {
  await speakIn(languageFor(chosen, app.getPreferredSystemLanguages()));
  menu?.sayAgain();
};
const preferences = new PreferencesKeeper(
  join(app.getPath('userData'), 'preferences.json'),
  ({ appearance, language }) => {
    nativeTheme.themeSource = appearance;
    void applyLanguage(language);
  },
);
const secrets = new SecretKeeper(newId);
const lab = new LabClient(forkOf('lab.js', 'Handrail practice lab'));
const lastShown = new Session(join(app.getPath('userData'), 'session.json'));
const forkCheck = forkOf('engine.js', 'Handrail check');
const runs = new Runs({
  fork: () => {
    lastShown.checks(true);
    return forkCheck();
  },
  cases,
  judge,
  newId,
  onProgress: (progress) => sendEvent(window, 'run:progress', progress, development),
  onFinished: (finished) => {
    lastShown.checks(false);
    sendEvent(window, 'run:finished', finished, development);
    watch.finished(finished);
  },
});
const watch = startWaiting({
  ...{ cases, runs, secrets, development },
  window: () => window,
  tell: (state) => sendEvent(window, 'watch:state', state, development),
  open: (caseId) => {
    comeForward({ lab: false, file: null });
    sendEvent(window, 'watch:opened', { caseId }, development);
  },
});

const handlers = createHandlers({
  info: () => {
    // The page asks this when it is ready to listen: now a case file given at the start can be opened.
    if (wanted.file !== null) setImmediate(() => command('open-case'));
    return { ...about(), openOnLab: wanted.lab, standIn: isStandIn(), recovered: lastShown.take() };
  },
  toAscii: domainToASCII,
  readMessage,
  planRun,
  cases,
  runs,
  watch,
  secrets,
  systemProxy,
  judge,
  readEvidence,
  imports: new CaseImports(cases, newId),
  session: lastShown,
  lab,
  dialogs: dialogsWithGivenFile(chosenDialogs(() => window, development)),
  outputs: { html: renderReportHtml, pdf: renderReportPdf, comparison: renderComparisonHtml },
  openLink,
  copy: (text) => clipboard.writeText(text),
  tellMenu: (state) => menu?.tell(state),
  versions: () => versionsOf(app.getVersion(), process.versions, osName()),
  preferences,
  surroundings: () => ({
    systemLanguages: app.getPreferredSystemLanguages(),
    pseudo: development || process.env.HANDRAIL_TEST === '1',
  }),
});

const command = (name: Command): void => sendEvent(window, 'menu:command', { command: name }, development);

/** Brings the window forward, and does what a second start asked for. */
const comeForward = (asked: Wanted): void => {
  wanted = { lab: wanted.lab, file: asked.file ?? wanted.file };
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (asked.file !== null) command('open-case');
  else if (asked.lab) command('open-lab');
};

let lastStop = Number.NEGATIVE_INFINITY;

/** Opens the page again where it was. A check under way is stopped first, so that what it has seen is in the case. */
const whenPageStops = async (stopped: BrowserWindow): Promise<void> => {
  const again = performance.now() - lastStop < TOO_SOON_MS;
  lastStop = performance.now();
  // Asked for now: the end of the check that is stopped here would say that none was under way.
  if (!again) lastShown.windowGone();
  await runs.stop();
  const open = !again || (await mayOpenAgain());
  if (!open || stopped.isDestroyed()) app.quit();
  else stopped.webContents.reload();
};

const showWindow = (): void => {
  const opened = openWindow();
  window = opened;
  opened.on('closed', () => {
    window = null;
    // On macOS the program goes on without a window: there is nothing to come back to.
    lastShown.shows(null, '');
    // What still tries needs what it was given.
    if (!watch.isOn) secrets.clear();
  });
  // Closing the last window ends the program here: the same question as when it is quit.
  opened.on('close', (event) => {
    if (tidy || !watch.isOn || process.platform === 'darwin') return;
    event.preventDefault();
    app.quit();
  });
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void whenPageStops(opened);
  });
};

/** Stops the check, keeps what was seen, ends the lab. Gives false when the person rather stays than loses a case. */
const tidyUp = async (): Promise<boolean> => {
  if (!(await mayStopWaiting(watch))) return false;
  await runs.stop();
  const left = await cases.flush();
  if (left > 0 && (await staysForUnsaved(left, join(app.getPath('userData'), 'cases')))) return false;
  lab.stop();
  lastShown.end();
  return true;
};

const quitTidily = (event: { preventDefault(): void }): void => {
  if (tidy) return;
  event.preventDefault();
  if (tidying) return;
  tidying = true;
  void tidyUp().then((done) => {
    tidying = false;
    tidy = done;
    if (done) app.quit();
    else if (window === null) showWindow();
  });
};

/** A fault of our own: said once, in words; what was entered is on the disk already. */
const whenItFails = (error: unknown): void => {
  say(`Handrail: ${error instanceof Error ? error.message : 'an unknown fault'}`);
  if (!app.isReady()) {
    app.exit(1);
    return;
  }
  sayFault();
};

const start = async (): Promise<void> => {
  await app.whenReady();
  nativeTheme.themeSource = preferences.get().appearance;
  lastShown.begin();
  void cases.sweep().catch(() => undefined);
  lockDown();
  registerIpc({
    handlers,
    window: () => window,
    checkResponse: development,
    onFault: (channel, error) =>
      say(`Handrail: ${channel}: ${error instanceof Error ? error.message : 'failed'}`),
  });
  await applyLanguage(preferences.get().language);
  wakeWith(watch);
  menu = installMenu({
    send: command,
    step: (place) => sendEvent(window, 'menu:step', { place }, development),
    logs: () => logsFolder(app.getPath('logs')),
    openFolder: (path) => void shell.openPath(path),
  });
  nativeTheme.on('updated', () =>
    window?.setBackgroundColor(nativeTheme.shouldUseDarkColors ? '#141d21' : '#fcfdfd'),
  );
  showWindow();
  setInterval(() => void cases.flush(), RETRY_MS).unref();
  setTimeout(() => lastShown.lasts(), LASTS_MS).unref();
  app.on('activate', () => {
    if (window === null) showWindow();
  });
};

app.enableSandbox();
if (lacksGraphics()) app.disableHardwareAcceleration();
registerAppScheme();
process.on('uncaughtException', whenItFails);
process.on('unhandledRejection', whenItFails);

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv) => comeForward(readArguments(argv, process.defaultApp ? 2 : 1)));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    comeForward({ lab: false, file });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', quitTidily);
  start().catch(whenItFails);
} else {
  say('Handrail is running already; its window comes forward.');
  app.quit();
}
