import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { caseFileSchema } from '../src/shared/model/case-file';
import type { Handrail } from './helpers/handrail';
import { lookEveryWay } from './helpers/look';
import { button, HEADINGS, heading, open, runCheck, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';

const EXPIRED = 'A certificate that has run out';
const fixture = join(__dirname, '../src/main/cases/fixtures/case-v1.json');

/** The case files on the disk as they are now. */
const casesIn = (...folder: string[]) =>
  readdirSync(join(...folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => caseFileSchema.parse(JSON.parse(readFileSync(join(...folder, name), 'utf8'))));

const reach = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Address, or the error message').fill(text);
  await page.getByLabel('Address, or the error message').press('Enter');
  await expect(heading(page)).toHaveText(HEADINGS.program);
};

const row = (page: Page, name: string | RegExp) =>
  page.getByRole('grid', { name: 'All cases' }).getByRole('row', { name });

/** Ends the program as a crash of the computer would: all its processes at once, none of them asked. */
const crash = async ({ app }: Handrail): Promise<void> => {
  const gone = app.waitForEvent('close');
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the program has no process');
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    process.kill(pid, 'SIGKILL');
  }
  await gone;
};

/** Drops files, or a link, on the window as the browser would tell of it. */
const drop = (page: Page, files: readonly { name: string; text: string }[], link?: string): Promise<void> =>
  page.evaluate(
    ([all, address]) => {
      const data = new DataTransfer();
      for (const { name, text } of all) data.items.add(new File([text], name));
      if (address !== undefined) data.setData('text/uri-list', address);
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
        );
    },
    [files, link] as const,
  );

test('after a crash the same case is open on the same page with its answers, and says why', async ({
  open: start,
}) => {
  const first = await start();
  const { data } = first;
  await startLab(first.page, EXPIRED);
  await runCheck(first.page);
  await open(first.page, 'Network stability');
  await first.page.getByText('Only sometimes', { exact: true }).click();
  await expect
    .poll(() => casesIn(data, 'cases').map(({ step, asked }) => [step, asked.answers['how-often']]))
    .toEqual([['network', 'sometimes']]);
  await crash(first);

  const second = await start(data);
  await expect(heading(second.page)).toHaveText('Network stability');
  await expect(second.page.getByRole('radio', { name: 'Only sometimes' })).toBeChecked();
  await expect(second.page.getByRole('main')).toContainText('Handrail ended without being closed.');
  await button(second.page, 'Start a new case instead').click();
  await expect(heading(second.page)).toHaveText(HEADINGS.target);
  expect(casesIn(data, 'cases')).toHaveLength(1);

  await second.close();
  const third = await start(data);
  await expect(heading(third.page)).toHaveText(HEADINGS.target);
  await expect(third.page.getByText('ended without being closed')).toHaveCount(0);
});

test('when only the window crashes it opens again where it was, with what a check had seen', async ({
  handrail,
  allowErrors,
}) => {
  const { app, page, data } = handrail;
  allowErrors(/crash/i);
  await startLab(page, 'A server that listens and says nothing');
  await button(page, 'Go on: The check').click();
  await button(page, 'Start the check').click();
  await expect(page.getByText('Checking…').first()).toBeVisible();
  const shown = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<string>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () =>
          setTimeout(() => {
            const find = 'document.querySelector("main")?.textContent ?? ""';
            void contents.executeJavaScript(find).then((text: string) => resolve(text));
          }, 2_000),
        );
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(await shown).toContain('The window stopped working and was opened again.');
  expect(await shown).toContain('what it had seen is kept');
  expect(casesIn(data, 'cases').map(({ runs }) => runs.map((run) => run.cancelled))).toEqual([[true]]);
});

test('cases are found, named in place, and deleted with a way back, by keyboard too', async ({
  handrail,
}) => {
  const { page, data } = handrail;
  for (const host of ['one.example', 'two.example', 'three.example']) {
    await reach(page, host);
    await button(page, 'New case').click();
    await expect(heading(page)).toHaveText(HEADINGS.target);
  }
  await button(page, 'All cases').click();
  await expect(heading(page)).toHaveText('All cases');
  await page.getByLabel('Search').fill('two');
  await expect(page.getByRole('status').filter({ hasText: '1 of 3 cases matches' })).toBeVisible();
  await button(page, 'Rename the case two.example:443').click();
  await page.keyboard.type('Orders of  May');
  await page.keyboard.press('Enter');
  await page.getByLabel('Search').fill('orders may');
  await expect(row(page, /^Orders of May/)).toBeVisible();
  await button(page, 'Rename the case Orders of May').click();
  await page.keyboard.type('Something else');
  await page.keyboard.press('Escape');
  await expect(row(page, /^Orders of May/)).toBeVisible();
  await page.getByLabel('Search').fill('printer');
  await expect(page.getByText('No case matches what you search for.')).toBeVisible();
  await button(page, 'Show all cases').click();

  await button(page, 'Delete the case Orders of May').click();
  await expect(row(page, /^Orders of May/)).toHaveCount(0);
  await expect(page.getByText('The case Orders of May was deleted.', { exact: true })).toBeVisible();
  expect(casesIn(data, 'cases', 'deleted')).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect(row(page, /^Orders of May/)).toBeVisible();
  expect(casesIn(data, 'cases', 'deleted')).toHaveLength(0);
  expect(
    casesIn(data, 'cases')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['', '', 'Orders of May']);

  await row(page, /^three\.example/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, /^Orders of May/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(HEADINGS.program);
  await expect(page).toHaveTitle('Which program shows the error? – Orders of May – Handrail');
});

test('a deleted case goes for good when its notice has gone, and not before', async ({ handrail }) => {
  const { page, data } = handrail;
  await reach(page, 'shop.example');
  await button(page, 'New case').click();
  await button(page, 'Delete the case shop.example:443').click();
  const notice = page.getByRole('region', { name: /^Deleted just now/ });
  await notice.getByRole('button', { name: /^Undo/ }).focus();
  await page.waitForTimeout(16_000);
  await expect(notice).toBeVisible();
  expect(casesIn(data, 'cases', 'deleted')).toHaveLength(1);
  await page.getByLabel('Address, or the error message').focus();
  await expect(notice).toHaveCount(0, { timeout: 20_000 });
  await expect.poll(() => casesIn(data, 'cases', 'deleted')).toHaveLength(0);
});

test('case files are dropped on the window: opened, asked about, or refused in words', async ({
  handrail,
}) => {
  const { page, data } = handrail;
  const text = readFileSync(fixture, 'utf8');
  await drop(page, [{ name: 'shop.handrail.json', text }]);
  await expect(heading(page)).not.toHaveText(HEADINGS.target);
  expect(casesIn(data, 'cases')).toHaveLength(1);

  const file = JSON.parse(text) as Record<string, unknown>;
  const changed = JSON.stringify({ ...file, name: 'The same, changed' });
  await drop(page, [
    { name: 'changed.json', text: changed },
    { name: 'notes.txt', text: 'hello' },
  ]);
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('The same, changed');
  await question.getByRole('button', { name: 'Keep both' }).click();
  const refused = page.getByRole('dialog');
  await expect(refused).toContainText('notes.txt');
  await expect(refused).toContainText('it is not JSON');
  await refused.getByRole('button', { name: 'Close this list' }).click();
  await expect(heading(page)).toHaveText('All cases');
  await expect(row(page, /^The same, changed/)).toBeVisible();

  await drop(page, [], 'https://example.com/');
  await expect(page.getByRole('alert')).toContainText('A link or a text is not one');
  expect(page.url()).toMatch(/^app:\/\/handrail\//);
});

test('several case files are opened at once by the dialog, and compared', async ({ handrail, folder }) => {
  const { page } = handrail;
  const file = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, unknown>;
  const paths = ['Home', 'Office'].map((name, at) => {
    const path = join(folder, `${name}.handrail.json`);
    writeFileSync(path, JSON.stringify({ ...file, id: `case-from-${at}-afar`, name }));
    return path;
  });
  handrail.answerDialogs(paths);
  await button(page, 'Open a case file…').click();
  await expect(heading(page)).toHaveText('All cases');
  await expect(page.getByRole('main')).toContainText('2 cases are in the list now.');
  await button(page, 'Compare two checks').click();
  await expect(heading(page)).toHaveText('Compare two checks');
  for (const [label, name] of [
    ['First check', 'Home'],
    ['Second check', 'Office'],
  ] as const) {
    const select = page.getByLabel(label);
    const option = await select.locator('option').filter({ hasText: name }).first().getAttribute('value');
    await select.selectOption(option);
  }
  await expect(page.getByText('Nothing that both measured differs.').first()).toBeVisible();
  await button(page, 'Copy the comparison as text').click();
  await expect(button(page, 'Copied: Copy the comparison as text')).toBeVisible();
  const saved = join(folder, 'compared.html');
  handrail.answerDialogs([saved]);
  await button(page, 'Save as a web page (HTML)').click();
  await expect(page.getByText(saved, { exact: true })).toBeVisible();
  expect(readFileSync(saved, 'utf8')).toContain('Nothing that both measured differs.');
  await lookEveryWay(handrail, 'compare');
  await button(page, 'Back').click();
  await lookEveryWay(handrail, 'cases');
});
