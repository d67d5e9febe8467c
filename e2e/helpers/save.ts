import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'playwright/test';
import type { Handrail } from './handrail';
import { button } from './steps';

/** On the report page: presses this button, answers the system's dialog with this path, and gives the path once the file is there. */
export const saveAs = async (handrail: Handrail, name: string, path: string): Promise<string> => {
  handrail.answerDialogs(path);
  await button(handrail.page, name).click();
  await expectSaved(handrail, path);
  return path;
};

/** Keeps a copy of a saved report among the results of the tests, to be looked at. */
export const keep = (path: string): void => {
  const folder = join(process.env.HANDRAIL_RESULTS ?? 'test-results', 'reports');
  mkdirSync(folder, { recursive: true });
  copyFileSync(path, join(folder, basename(path)));
};

/** The page says where the file went, and it is there and not empty. */
export const expectSaved = async (handrail: Handrail, path: string): Promise<void> => {
  await expect(handrail.page.getByRole('main').getByText(path, { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  expect(existsSync(path) && statSync(path).size > 0).toBe(true);
};
