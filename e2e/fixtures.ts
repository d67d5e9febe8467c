import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page, type TestInfo } from 'playwright/test';

export { expect } from 'playwright/test';

/** The checkout, which holds the built program. */
const root = resolve(__dirname, '..');

/** How to start the program: further arguments, further environment, and the user-data folder (a fresh one if not given). */
interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly userData?: string;
  /** Shows the page for the very first start, as a person's first start does. Tests usually begin after it. */
  readonly firstRun?: boolean;
}

/** One running program. `errors` holds what its pages and its main process complained about so far. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly errors: string[];
  /** Ends the program in good order, or by its process id when it hangs. Calling it twice does nothing. */
  readonly close: () => Promise<void>;
}

interface Fixtures {
  /** Arguments and environment for the program that `running`, `app` and `page` share: `test.use({ startOptions: { … } })`. */
  readonly startOptions: StartOptions;
  /** Starts a further program; it is closed, and its errors fail the test, when the test ends. */
  readonly startProgram: (options?: StartOptions) => Promise<Running>;
  readonly running: Running;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Tells which errors a test expects to cause itself. */
  readonly allowErrors: (pattern: RegExp) => void;
  /** A fresh folder for files of this test. */
  readonly folder: string;
}

/** The test function for the real program: each test gets its own user-data folder, and fails on console errors and on violations of the page policy. */
export const test = base.extend<Fixtures & { readonly allowed: RegExp[] }>({
  startOptions: [{}, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  allowed: async ({}, use) => {
    await use([]);
  },

  allowErrors: async ({ allowed }, use) => {
    await use((pattern) => {
      allowed.push(pattern);
    });
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'handrail-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  },

  startProgram: async ({ folder, allowed }, use, testInfo) => {
    const all: Running[] = [];
    await use(async (options = {}) => {
      const running = await start(options, join(folder, `profile-${all.length}`));
      all.push(running);
      return running;
    });
    const failed = testInfo.status !== testInfo.expectedStatus;
    for (const [index, running] of all.entries()) await finish(running, testInfo, index, failed);
    const unexpected = all
      .flatMap(({ errors }) => errors)
      .filter((text) => !allowed.some((pattern) => pattern.test(text)));
    if (unexpected.length > 0)
      throw new Error(`The program complained while it ran:\n${unexpected.join('\n')}`);
  },

  running: async ({ startProgram, startOptions }, use) => {
    await use(await startProgram(startOptions));
  },
  app: async ({ running }, use) => {
    await use(running.app);
  },
  page: async ({ running }, use) => {
    await use(running.page);
  },
});

async function start(options: StartOptions, freshFolder: string): Promise<Running> {
  const executablePath = process.env.HANDRAIL_ELECTRON;
  if (!executablePath)
    throw new Error('HANDRAIL_ELECTRON is not set: run these tests with `npm test -- e2e`.');
  const userData = options.userData ?? freshFolder;
  if (!options.firstRun) skipFirstRun(userData);
  const app = await _electron.launch({
    executablePath,
    args: [root, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    // Without this Playwright adds --no-sandbox, and the tests would say nothing about the program that people run.
    chromiumSandbox: true,
    env: { ...plainEnvironment(), HANDRAIL_TEST: '1', ...options.env },
    timeout: 60_000,
  });
  // Asked now: of a program that has died in between, Playwright no longer tells the process.
  const child = app.process();
  const errors: string[] = [];
  listenToMain(app, errors);
  for (const window of app.windows()) listenToPage(window, errors);
  app.on('window', (window) => listenToPage(window, errors));
  await app.context().tracing.start({ screenshots: true, snapshots: true });
  const page = await app.firstWindow({ timeout: 30_000 });
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached', timeout: 30_000 });
  return { app, page, userData, errors, close: once(() => close(app, child)) };
}

/** As if somebody had been here before; what a test wrote itself stays. */
function skipFirstRun(userData: string): void {
  const file = join(userData, 'preferences.json');
  if (existsSync(file)) return;
  mkdirSync(userData, { recursive: true });
  writeFileSync(file, JSON.stringify({ seenFirstRun: true }));
}

function plainEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries.filter(([name]) => !/^(NODE_OPTIONS|ELECTRON_RUN_AS_NODE)$/.test(name)));
}

const listened = new WeakSet<Page>();

/** A violation of the page policy is a console error too; Chromium writes both the old and the new wording. */
function listenToPage(page: Page, errors: string[]): void {
  if (listened.has(page)) return;
  listened.add(page);
  page.on('console', (message) => {
    const text = message.text();
    const broken =
      message.type() === 'error' || /Content Security Policy|TrustedHTML|TrustedScript/.test(text);
    if (broken) errors.push(`console: ${text} (${message.location().url})`);
  });
  page.on('pageerror', (error) => errors.push(`page: ${error.stack ?? error.message}`));
  page.on('crash', () => errors.push('page: the page crashed'));
}

function listenToMain(app: ElectronApplication, errors: string[]): void {
  app.process().stderr?.on('data', (data: Buffer) => {
    const text = data.toString();
    if (/Uncaught|Unhandled|ERR_UNHANDLED|FATAL/.test(text)) errors.push(`main: ${text.trim()}`);
  });
}

/** Pictures and a trace of a failed test; then the end of the program. */
async function finish(running: Running, testInfo: TestInfo, index: number, failed: boolean): Promise<void> {
  const trace = testInfo.outputPath(`trace-${index}.zip`);
  try {
    if (failed) {
      await running.page.screenshot({ path: testInfo.outputPath(`failed-${index}.png`), timeout: 5_000 });
      await running.app.context().tracing.stop({ path: trace });
    } else {
      await running.app.context().tracing.stop();
    }
  } catch {
    // The program may have ended before; what the test itself said matters more.
  }
  await running.close();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** Closes, and after ten seconds ends the program's own process group by its id. */
async function close(app: ElectronApplication, child: ChildProcess): Promise<void> {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  const timer = setTimeout(() => {
    if (!gone() && child.pid !== undefined) kill(child.pid);
  }, 10_000);
  try {
    await app.close();
  } catch {
    if (!gone() && child.pid !== undefined) kill(child.pid);
  } finally {
    clearTimeout(timer);
  }
}

function kill(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
      return;
    } catch {
      // Not the leader of a group, or already gone.
    }
  }
}
