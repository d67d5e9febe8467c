import { join } from 'node:path';
import { arrowTo, expectArrival, focused, tabBackTo, tabTo } from './helpers/keyboard';
import { flat, pdfPages } from './helpers/pdf';
import { expectSaved } from './helpers/save';
import { HEADINGS, ONWARD, RUN_MS } from './helpers/steps';
import { expect, test } from './helpers/test';

const TITLE = 'A program from 2013 and a shop that moved on';

// Tab, Shift and Tab, arrows, Space, Enter; no click, no focus() in the whole file.
test('from the first page to a PDF by keyboard alone', async ({ handrail, folder }) => {
  // Every explained word and every step to tick off is a stop of the Tab key on the way.
  test.setTimeout(240_000);
  const { page } = handrail;
  const press = (key: string) => page.keyboard.press(key);

  await tabTo(page, 'Open the practice lab');
  await press('Enter');
  await expectArrival(page, HEADINGS.lab);
  await tabTo(page, `Start this one: ${TITLE}`);
  await press('Space');

  await expectArrival(page, HEADINGS.program);
  await tabTo(page, /^It makes the connection/);
  await arrowTo(page, /^It accepts connections/);
  await press('ArrowUp');
  expect((await focused(page)).name).toMatch(/^It makes the connection/);
  await tabTo(page, /^A \.NET Framework program/);
  await tabTo(page, 'Go on: The check');
  await tabBackTo(page, 'What does the error message say?');
  await tabTo(page, 'Go on: The check');
  await press('Enter');

  await expectArrival(page, HEADINGS.ready);
  await tabTo(page, 'Start the check');
  await press('Space');
  await expectArrival(page, HEADINGS.ended, RUN_MS);

  for (const onward of ONWARD.slice(1, 4)) {
    await tabTo(page, onward);
    await press('Enter');
  }
  await expectArrival(page, 'Configuration');
  await tabTo(page, ONWARD[4]);
  await press('Enter');
  await expectArrival(page, 'Network stability');
  await tabTo(page, /^Every time/);
  await arrowTo(page, /^Only sometimes/);
  for (const onward of ONWARD.slice(5)) {
    await tabTo(page, onward);
    await press('Enter');
  }

  await expectArrival(page, HEADINGS.report);
  const path = join(folder, 'keyboard.pdf');
  handrail.answerDialogs(path);
  await tabTo(page, 'Save as PDF');
  await press('Enter');
  await expectSaved(handrail, path);
  expect(flat(pdfPages(path)[0] ?? '')).toContain('Your program is too old for this server (TLS 1.0)');
});
