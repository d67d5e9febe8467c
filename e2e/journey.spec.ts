import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expectArrival, tabBackTo, tabTo } from './helpers/keyboard';
import { flat, pdfPages } from './helpers/pdf';
import { expectSaved } from './helpers/save';
import { button, HEADINGS, ONWARD, RUN_MS } from './helpers/steps';
import { expect, test } from './helpers/test';
import { steady, transcriptOf } from './helpers/transcript';
import { expectTranscript } from './helpers/transcript-file';

const TITLE = 'A certificate that has run out';
const CAUSE = 'The server’s certificate ran out on 1 March 2021';

/** Goes on to the page after this one with Tab and Enter. */
const onTo = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
};

// Tab, Shift and Tab, arrows, Space, Enter; no click, no focus() in the whole file. What is read out on the way has to make sense without the picture.
test('a fault is found, repaired and printed by keyboard alone, and what is read out makes sense', async ({
  handrail,
  folder,
}) => {
  test.setTimeout(240_000);
  const { page } = handrail;
  const heard: string[] = [];
  // What is fetched comes a moment after the page: it is read out once it is the same twice.
  const listen = async (place: string): Promise<void> => {
    let before = '';
    const settled = async () => {
      const now = await transcriptOf(page);
      const same = now === before;
      before = now;
      return same;
    };
    await expect.poll(settled, { intervals: [250] }).toBe(true);
    heard.push(`=== ${place}\n\n${before}`);
  };

  await listen('The first page');
  await onTo(page, 'Open the practice lab');
  await expectArrival(page, HEADINGS.lab);
  await expect(button(page, /^Start this one/)).not.toHaveCount(0);
  await listen('The practice lab');
  await onTo(page, `Start this one: ${TITLE}`);
  await expectArrival(page, HEADINGS.program);
  await expect(page.getByRole('region', { name: 'What this text tells us' })).toBeVisible();
  await listen('Which program');
  await onTo(page, ONWARD[0]);
  await expectArrival(page, HEADINGS.ready);
  await expect(page.getByText('at most 40')).toBeVisible();
  await tabTo(page, 'Start the check');
  await listen('Before the check');
  await page.keyboard.press('Space');
  await expectArrival(page, HEADINGS.ended, RUN_MS);
  await listen('After the check');

  for (const [index, onward] of ONWARD.slice(1, 7).entries()) {
    await onTo(page, onward);
    const place = onward.replace('Go on: ', '');
    if (index < 5) await expectArrival(page, place);
    await listen(place);
  }
  await expect(page.getByRole('heading', { name: CAUSE })).toBeVisible();
  await onTo(page, ONWARD[7]);
  await expectArrival(page, HEADINGS.fix);
  await listen('Fix it');
  await tabTo(page, /Repair the practice server/);
  await page.keyboard.press('Space');
  await expect(page.getByRole('switch', { name: 'Repair the practice server' })).toBeChecked();
  await tabTo(page, 'Check again');
  await page.keyboard.press('Enter');
  await expect(page.getByText('It is fixed', { exact: true })).toBeVisible({ timeout: RUN_MS });
  await listen('It is fixed');
  await tabBackTo(page, ONWARD[8]);
  await page.keyboard.press('Enter');

  await expectArrival(page, HEADINGS.report);
  const path = join(folder, 'journey.pdf');
  handrail.answerDialogs(path);
  await listen('The report');
  await onTo(page, 'Save as PDF');
  await expectSaved(handrail, path);
  expect(flat(pdfPages(path)[0] ?? '')).toContain('Nothing wrong was found from here');
  expectTranscript(steady(heard.join('\n')));
});
