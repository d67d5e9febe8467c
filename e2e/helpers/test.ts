import { test as base, expect } from 'playwright/test';
import { type Handrail, newFolder, removeFolder, startHandrail } from './handrail';

interface Fixtures {
  /** A folder that goes away with the test. */
  readonly folder: string;
  /** The program, freshly started with nothing saved; it must close without a complaint of the page. */
  readonly handrail: Handrail;
}

/** Playwright's test with the running program. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  folder: async ({}, use) => {
    const folder = newFolder();
    await use(folder);
    removeFolder(folder);
  },
  handrail: async ({ folder }, use, testInfo) => {
    const handrail = await startHandrail({ data: `${folder}` });
    await use(handrail);
    if (testInfo.status !== testInfo.expectedStatus) {
      await handrail.page.screenshot({ path: testInfo.outputPath('at-the-failure.png') }).catch(() => null);
    }
    await handrail.close();
    expect(handrail.complaints).toEqual([]);
  },
});

export { expect };
