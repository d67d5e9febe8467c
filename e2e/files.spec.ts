import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { caseFileSchema } from '../src/shared/model/case-file';
import { reportSchema } from '../src/shared/model/report';
import { saveAs } from './helpers/save';
import { button, HEADINGS, heading, open, runCheck, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';

const EXPIRED = 'A certificate that has run out';
const HEADLINE = 'The server’s certificate ran out on 1 March 2021';

const checkExpired = async (page: Page): Promise<void> => {
  await startLab(page, EXPIRED);
  await runCheck(page);
};

/** The case files on the disk as they are now. */
const casesIn = (data: string) =>
  readdirSync(join(data, 'cases'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => caseFileSchema.parse(JSON.parse(readFileSync(join(data, 'cases', name), 'utf8'))));

test('the report is saved as data, as a web page and as a case file, each complete', async ({
  handrail,
  folder,
}) => {
  const { page } = handrail;
  await checkExpired(page);
  await open(page, 'Report');
  const json = await saveAs(handrail, 'Save as data (JSON)', join(folder, 'report.json'));
  const report = reportSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
  expect(report.summary).toMatchObject({
    causeId: 'cert-expired',
    certainty: 'confirmed',
    owner: 'server-owner',
  });

  const html = readFileSync(
    await saveAs(handrail, 'Save as a web page (HTML)', join(folder, 'report.html')),
    'utf8',
  );
  expect(html).toContain(HEADLINE);
  expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)[^"']*\.(js|css|woff2?)/i);

  const saved = await saveAs(handrail, 'Save as a case file', join(folder, 'case.handrail.json'));
  expect(caseFileSchema.parse(JSON.parse(readFileSync(saved, 'utf8'))).runs).toHaveLength(1);
});

test('a case file opens on another computer and shows the same result', async ({
  handrail,
  open: start,
  folder,
}) => {
  await checkExpired(handrail.page);
  await open(handrail.page, 'Report');
  const file = await saveAs(handrail, 'Save as a case file', join(folder, 'case.handrail.json'));
  const preview = await handrail.page.locator('.report').textContent();

  const other = await start();
  other.answerDialogs(file);
  await button(other.page, 'Open a case file…').click();
  await expect(heading(other.page)).toHaveText(HEADINGS.report);
  expect(await other.page.locator('.report').textContent()).toBe(preview);
  await open(other.page, 'What is wrong');
  await expect(other.page.getByRole('heading', { name: HEADLINE })).toBeVisible();
  await open(other.page, 'Fix and check again');
  await expect(button(other.page, 'Start the practice server again')).toBeVisible();
});

test('a place that cannot be written to is said, the case is kept, and another place works', async ({
  handrail,
  folder,
}) => {
  const { page, data } = handrail;
  await checkExpired(page);
  await open(page, 'Report');
  handrail.answerDialogs(join(folder, 'no-such-folder', 'report.pdf'));
  await button(page, 'Save as PDF').click();
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(
    'The file or its folder is not there. Choose another place.',
  );
  await expect(page.getByRole('main')).toContainText('Your case is kept');
  handrail.answerDialogs(null);
  await button(page, 'Save as PDF').click();
  await expect(page.getByText('Not saved', { exact: true })).toHaveCount(0);
  await expect(page.getByText('Saved', { exact: true })).toHaveCount(0);
  await saveAs(handrail, 'Save as PDF', join(folder, 'report.pdf'));
  expect(casesIn(data)).toHaveLength(1);
});

test('a file that is no case is refused in words, and what is open stays open', async ({ handrail }) => {
  const { page, data } = handrail;
  handrail.answerDialogs(join(data, 'dialogs.json'));
  await button(page, 'Open a case file…').click();
  await expect(page.getByRole('alert')).toContainText('The case file could not be opened.');
  await expect(heading(page)).toHaveText(HEADINGS.target);
});

test('closing the window during a check keeps the case and what was seen', async ({ open: start }) => {
  const first = await start();
  const { data } = first;
  await startLab(first.page, 'A server that listens and says nothing');
  await button(first.page, 'Go on: The check').click();
  await button(first.page, 'Start the check').click();
  await expect(first.page.getByText('Checking…').first()).toBeVisible();
  await first.close();
  expect(casesIn(data).map(({ runs }) => runs.map((run) => run.cancelled))).toEqual([[true]]);

  const second = await start(data);
  await second.page.getByRole('region', { name: 'Earlier cases' }).getByRole('button').nth(1).click();
  await expect(heading(second.page)).toHaveText('The check was stopped');
});
