import type { ElectronApplication, Page } from 'playwright/test';

/** The running program, its window, and the folder of its own where it keeps cases. */
export interface Handrail {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly data: string;
  /** What the next system dialogs answer: a path, several, or null for "closed". */
  readonly answerDialogs: (...answers: readonly (string | readonly string[] | null)[]) => void;
  readonly close: () => Promise<void>;
}

/** The size that the pictures are taken in. */
export const SIZE = { width: 1100, height: 760 } as const;

/** Gives the inside of the window this size. */
export const resize = (app: ElectronApplication, size: { width: number; height: number }): Promise<void> =>
  app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);

/** Ends the process that makes the connections, as a crash of it would. */
export const killEngine = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ app: program }) => {
    const engine = program
      .getAppMetrics()
      .find(({ name, serviceName }) => [name, serviceName].includes('Handrail check'));
    if (engine === undefined) throw new Error('no check is running');
    process.kill(engine.pid, 'SIGKILL');
  });
