import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import { expect, test } from './fixtures';
import { button, HEADINGS, heading, open, runCheck } from './helpers/steps';

// First start, preferences, menu, shortcuts, About: in the real program, because each of them crosses from the window to main and back.

/** Chooses an item of the menu bar; says whether it could be chosen. */
const choose = (app: ElectronApplication, id: string): Promise<boolean> =>
  app.evaluate(({ Menu, BrowserWindow }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) throw new Error(`the menu has no ${wanted}`);
    if (item.enabled) item.click(undefined, BrowserWindow.getAllWindows()[0]);
    return item.enabled;
  }, id);

const isEnabled = (app: ElectronApplication, id: string): Promise<boolean | undefined> =>
  app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled, id);

test('the very first start is welcomed, leads to a practice server, and is not in the way again', async ({
  startProgram,
  folder,
}) => {
  const userData = join(folder, 'first');
  const first = await startProgram({ userData, firstRun: true });
  await expect(heading(first.page)).toHaveText('Welcome to Handrail');
  await button(first.page, 'Show me with a practice server').click();
  await expect(heading(first.page)).toHaveText(HEADINGS.program);
  await expect(first.page.getByText('The accounting program was installed in 2013.')).toBeVisible();
  await button(first.page, 'Back to the practice lab').click();
  // Started is not tried: that takes a check.
  await expect(heading(first.page)).toHaveText(HEADINGS.lab);
  await expect(first.page.getByText('Tried before')).toHaveCount(0);
  await open(first.page, 'Your program');
  await runCheck(first.page);
  await first.close();

  const second = await startProgram({ userData, firstRun: true });
  await expect(heading(second.page)).toHaveText(HEADINGS.target);
  expect(await choose(second.app, 'first-steps')).toBe(true);
  await expect(heading(second.page)).toHaveText('Welcome to Handrail');
  await button(second.page, 'I have a problem now').click();
  await expect(heading(second.page)).toHaveText(HEADINGS.target);
  await button(second.page, 'Practice lab').click();
  await expect(second.page.getByText('Tried before')).toHaveCount(1);
});

test('preferences apply at once and are there again after a new start', async ({ startProgram, folder }) => {
  const userData = join(folder, 'preferences');
  const first = await startProgram({ userData });
  expect(await choose(first.app, 'preferences')).toBe(true);
  const dialog = first.page.getByRole('dialog', { name: 'Preferences' });
  await dialog.getByText('Large', { exact: true }).click();
  await expect(first.page.locator('html')).toHaveAttribute('data-text-size', 'large');
  await dialog.getByText('Dark', { exact: true }).click();
  // The test runner pretends a scheme of its own to the page; what the system is told stands in main.
  await expect
    .poll(() => first.app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors))
    .toBe(true);
  await dialog.getByLabel('Language').selectOption('ja');
  await expect
    .poll(() => JSON.parse(readFileSync(join(userData, 'preferences.json'), 'utf8')))
    .toMatchObject({ textSize: 'large', appearance: 'dark', language: 'ja', seenFirstRun: true });
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'ja-JP');
  await first.close();

  const second = await startProgram({ userData });
  await expect(second.page.locator('html')).toHaveAttribute('data-text-size', 'large');
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'ja-JP');
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

test('the menu offers what can be done, and its commands reach the window', async ({ app, page }) => {
  await expect.poll(() => isEnabled(app, 'open-lab')).toBe(true);
  for (const id of ['check-again', 'save-pdf', 'copy-summary', 'back', 'step-9'])
    expect(await isEnabled(app, id), id).toBe(false);
  expect(await choose(app, 'open-lab')).toBe(true);
  await expect(heading(page)).toHaveText(HEADINGS.lab);
  await expect.poll(() => isEnabled(app, 'back')).toBe(true);
  expect(await choose(app, 'back')).toBe(true);
  await expect(heading(page)).toHaveText(HEADINGS.target);
});

test('the list of shortcuts names the keys that the menu listens to', async ({ app, page }) => {
  await expect.poll(() => choose(app, 'shortcuts')).toBe(true);
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  const accelerators = await app.evaluate(({ Menu }) => {
    const ids = ['new-case', 'open-case', 'save-pdf', 'back', 'on', 'shortcuts', 'step-4'];
    return ids.map((id) => String(Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator));
  });
  const control = process.platform === 'darwin' ? '⌘' : 'Ctrl';
  const printed = await dialog.locator('dd').allTextContents();
  for (const one of accelerators) {
    const keys = one
      .replace(/CmdOrCtrl|Cmd/, control)
      .replace('Left', '←')
      .replace('Right', '→');
    expect(printed).toContain(keys.split('+').join(''));
  }
  // The page behind an open dialog stays where it is.
  expect(await choose(app, 'open-lab')).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(heading(page)).toHaveText(HEADINGS.target);
});

test('About says what this copy is made of, and has the licence of everything in it', async ({
  app,
  page,
}) => {
  await expect.poll(() => choose(app, 'about')).toBe(true);
  const dialog = page.getByRole('dialog', { name: 'About Handrail' });
  const electron = await app.evaluate(() => process.versions.electron);
  await expect(dialog.getByText(electron, { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy the versions' }).click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain(`Electron: ${electron}`);
  await dialog.getByRole('button', { name: 'Show the licences' }).click();
  const search = dialog.getByLabel('Find a package or a licence');
  await expect(search).toBeVisible();
  await choose(app, 'focus-search');
  await expect(search).toBeFocused();
  await search.fill('atkinson');
  await dialog.getByRole('button', { name: /atkinson-hyperlegible/ }).click();
  await expect(dialog.getByText(/SIL OPEN FONT LICENSE Version/i).first()).toBeVisible();
});
