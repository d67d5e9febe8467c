import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import german from '../src/shared/i18n/catalogue/de.json';
import { cli } from './helpers/cli';
import { keep, saveAs } from './helpers/save';
import { button, HEADINGS, heading, ONWARD, RUN_MS } from './helpers/steps';
import { expect, test } from './helpers/test';

// One case from start to a saved report in German, then read in English and Japanese: in the real program, because the words cross from
// the engine to main and to the window.

/** How German says this sentence of ours. */
const de = (english: string): string => {
  const said = (german as Readonly<Record<string, string>>)[english];
  if (said === undefined) throw new Error(`German does not say: ${english}`);
  return said;
};

const LESSON = 'A program from 2013 and a shop that moved on';
const CAUSE = 'Your program is too old for this server (TLS 1.0)';

test('a check, its result and its report in German; the same case at once in another language', async ({
  open,
  folder,
}) => {
  test.setTimeout(180_000);
  const data = join(folder, 'german');
  const first = await open(data);
  await first.close();
  writeFileSync(join(data, 'preferences.json'), JSON.stringify({ language: 'de', seenFirstRun: true }));
  const handrail = await open(data);
  const { page, app } = handrail;
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-DE');
  await expect(heading(page)).toHaveText(de(HEADINGS.target));
  const file = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label);
  expect(file).toBe(de('&File'));

  await button(page, de('Practice lab')).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: de(LESSON) })
    .getByRole('button')
    .click();
  await button(page, de(ONWARD[0])).click();
  await button(page, de('Start the check')).click();
  await expect(heading(page)).toHaveText(de(HEADINGS.ended), { timeout: RUN_MS });
  await page.getByRole('button', { name: new RegExp(`^${de('What is wrong')}`) }).click();
  await expect(page.getByRole('heading', { name: de(CAUSE) })).toBeVisible();

  await page.getByRole('button', { name: new RegExp(`^${de('Report')}`) }).click();
  await saveAs(handrail, de('Save as a web page (HTML)'), join(folder, 'bericht.html'));
  const html = readFileSync(join(folder, 'bericht.html'), 'utf8');
  keep(join(folder, 'bericht.html'));
  expect(html).toContain('<html lang="de-DE">');
  expect(html).toContain(de(CAUSE));
  expect(html).not.toContain(CAUSE);

  // What is kept is English: it can be read in any language, and the window changes at once without losing its place.
  await saveAs(handrail, de('Save as data (JSON)'), join(folder, 'report.json'));
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({
    summary: { headline: CAUSE },
  });
  await app.evaluate(({ Menu, BrowserWindow }) =>
    Menu.getApplicationMenu()
      ?.getMenuItemById('preferences')
      ?.click(undefined, BrowserWindow.getAllWindows()[0]),
  );
  const language = page.getByRole('dialog').locator('select');
  await language.selectOption('en');
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(heading(page)).toHaveText(HEADINGS.report);
  await expect(page.getByText(CAUSE).first()).toBeVisible();
});

test('the terminal speaks the language that is asked for, and its data stay English', async () => {
  const help = await cli('--language', 'de', '--help');
  expect(help.code).toBe(0);
  expect(help.stdout).toContain(de('check a connection and say what is wrong'));
  const lab = await cli('lab', '--language=de');
  expect(lab.stdout).toContain(de(LESSON));
  expect((await cli('scan', '--language', 'de', '--help')).stdout).toContain(
    de('the language of what is shown; files for programs (--json) stay English'),
  );
  expect((await cli('--language', 'tlh', 'lab')).code).toBe(2);
  expect((await cli('scan', '--language', 'tlh', '127.0.0.1')).code).toBe(2);
});
