import { expect, type Page } from 'playwright/test';

/** The headings of the pages, as a person finds them. */
export const HEADINGS = {
  target: 'What are you trying to reach?',
  lab: 'The practice lab',
  program: 'Which program shows the error?',
  ready: 'Ready to check',
  running: 'The check is running',
  ended: 'The check has ended',
  fix: 'Fix it, then check again',
  report: 'The report',
} as const;

/** The button that leads from each page to the next one. */
export const ONWARD = [
  'Go on: The check',
  'Go on: Certificates',
  'Go on: Protocol compatibility',
  'Go on: Configuration',
  'Go on: Network stability',
  'Go on: Security policies',
  'Go on: What is wrong',
  'Go on: Fix and check again',
  'Go on: Report',
] as const;

/** A run may take its time on a slow computer. */
export const RUN_MS = 60_000;

/** The heading of the page that is shown. */
export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** From any page: opens the practice lab by the rail, starts a server, and stands on "Your program". */
export const startLab = async (page: Page, title: string): Promise<void> => {
  await button(page, 'Practice lab').click();
  await expect(heading(page)).toHaveText(HEADINGS.lab);
  await button(page, `Start this one: ${title}`).click();
  await expect(heading(page)).toHaveText(HEADINGS.program);
};

/** From "Your program": goes to the check, starts it, waits for its end. */
export const runCheck = async (page: Page): Promise<void> => {
  await button(page, 'Go on: The check').click();
  await expect(heading(page)).toHaveText(HEADINGS.ready);
  await button(page, 'Start the check').click();
  await expect(heading(page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
};

/** Opens a step by the rail. */
export const open = async (page: Page, step: string): Promise<void> => {
  const rail = page.getByRole('navigation', { name: 'Steps' });
  await rail.getByRole('button', { name: new RegExp(`^${step}`) }).click();
};
