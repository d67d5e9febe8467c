import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright/test';

/** The checkout, or its copy that the tests run from. */
const APP = process.cwd();

/** The Electron that scripts/stages/e2e.mjs found. */
const electronPath = (): string => {
  const path = process.env.HANDRAIL_ELECTRON;
  if (path === undefined || !existsSync(path)) {
    throw new Error('HANDRAIL_ELECTRON names no Electron: start these tests with "npm test -- e2e".');
  }
  return path;
};

/** The running program, its window, and the folder of its own where it keeps cases. */
export interface Handrail {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly data: string;
  /** What the page complained about: console errors, page errors, broken page policy. */
  readonly complaints: readonly string[];
  /** What the next system dialogs answer: a path, or null for "closed". */
  answerDialogs(...answers: readonly (string | null)[]): void;
  close(): Promise<void>;
}

export interface Wanted {
  /** A folder from an earlier start, to find its cases again. */
  readonly data?: string;
  readonly args?: readonly string[];
}

/** A new empty folder for one test. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'handrail-'));

/** Removes a folder of a test. */
export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true });

const listen = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
  return complaints;
};

/** The size that the pictures are taken in. */
export const SIZE = { width: 1100, height: 760 } as const;

/** Gives the inside of the window this size. */
export const resize = (app: ElectronApplication, size: { width: number; height: number }): Promise<void> =>
  app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);

/** Starts the built program and waits until its first page is there. */
export const startHandrail = async ({ data = newFolder(), args = [] }: Wanted = {}): Promise<Handrail> => {
  const queue = join(data, 'dialogs.json');
  const answerDialogs = (...answers: readonly (string | null)[]): void =>
    writeFileSync(queue, JSON.stringify(answers));
  answerDialogs();
  const app = await electron.launch({
    executablePath: electronPath(),
    // Without this Playwright passes --no-sandbox on Linux.
    chromiumSandbox: true,
    args: [APP, `--user-data-dir=${data}`, '--lang=en-GB', ...args],
    env: { ...process.env, HANDRAIL_TEST: '1', HANDRAIL_TEST_DIALOGS: queue },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  const complaints = listen(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await resize(app, SIZE);
  return { app, page, data, complaints, answerDialogs, close: () => app.close() };
};
