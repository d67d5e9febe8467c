import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '../fixtures';
import { type Handrail, resize, SIZE } from './handrail';

interface Fixtures {
  /** Starts the program, with the cases of an earlier start if its folder is given, and waits for its first page. */
  readonly open: (data?: string, env?: Readonly<Record<string, string>>) => Promise<Handrail>;
  /** The program, freshly started with nothing saved. */
  readonly handrail: Handrail;
}

/** The running program with its system dialogs answered by the test. */
export const test = base.extend<Fixtures>({
  open: async ({ startProgram, folder }, use) => {
    let count = 0;
    await use(async (given, more) => {
      const data = given ?? join(folder, `data-${count}`);
      count += 1;
      mkdirSync(data, { recursive: true });
      const queue = join(data, 'dialogs.json');
      const answerDialogs = (...answers: readonly (string | readonly string[] | null)[]): void =>
        writeFileSync(queue, JSON.stringify(answers));
      answerDialogs();
      const env = { HANDRAIL_TEST_DIALOGS: queue, ...more };
      const { app, page, close } = await startProgram({ userData: data, args: ['--lang=en-GB'], env });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await resize(app, SIZE);
      return { app, page, data, answerDialogs, close };
    });
  },
  handrail: async ({ open }, use) => {
    await use(await open());
  },
});

export { expect };
