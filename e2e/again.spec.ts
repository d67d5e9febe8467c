import { button, heading, open, RUN_MS, runCheck, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';

const EXPIRED = 'A certificate that has run out';

/** What the program would have shown on the desktop, and the questions it asked before it ended. */
const listen = (app: import('playwright/test').ElectronApplication): Promise<void> =>
  app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedBeforeTheEnd', asked);
    dialog.showMessageBox = ((options: { message: string }) => {
      asked.push(options.message);
      return Promise.resolve({ response: asked.length === 1 ? 0 : 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });

test('checking again asks only what is needed, says so, and shows before and after', async ({ handrail }) => {
  const { page } = handrail;
  await startLab(page, EXPIRED);
  await runCheck(page);
  await open(page, 'Fix and check again');
  const section = page.getByRole('region', { name: 'Check again' });
  await expect(section.getByText('Only the questions that tell whether the cause has gone')).toBeVisible();

  await button(page, 'Check again').click();
  await expect(page.getByText('Not fixed yet')).toBeVisible({ timeout: RUN_MS });
  await expect(page.getByText(/questions were not asked again/)).toBeVisible();

  await page.getByText('Repair the practice server').click();
  await button(page, 'Check again').click();
  await expect(page.getByText('It is fixed')).toBeVisible({ timeout: RUN_MS });
  await button(page, 'The opening conversation (handshake), before and after').click();
  await expect(page.getByRole('heading', { name: 'Before', exact: true })).toBeVisible();
});

test('a case that is waited for is found to work, on another page as well, and the end of the program is asked about', async ({
  open: start,
}) => {
  const { page, app } = await start(undefined, { HANDRAIL_TEST_PACE: '400' });
  await listen(app);
  await startLab(page, EXPIRED);
  await runCheck(page);
  await open(page, 'Fix and check again');
  await button(page, 'Tell me when it works').click();
  await expect(page.getByRole('heading', { name: 'Handrail keeps trying' })).toBeVisible();
  await expect(page.getByText('The last try: it does not work yet.')).toBeVisible({ timeout: RUN_MS });

  // Quitting asks; the answer is to stay.
  await app.evaluate(({ app: program }) => program.quit());
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'askedBeforeTheEnd')))
    .toEqual(['Handrail is waiting until the connection works.']);
  await expect(page.getByRole('heading', { name: 'Handrail keeps trying' })).toBeVisible();

  // Another page, and back: it goes on, and what is done meanwhile comes first.
  await open(page, 'What is wrong');
  await open(page, 'Fix and check again');
  await expect(page.getByRole('heading', { name: 'Handrail keeps trying' })).toBeVisible();
  await page.getByText('Repair the practice server').click();
  await expect(heading(page)).toHaveText('Fixed, and checked again', { timeout: RUN_MS });
  await expect(page.getByRole('heading', { name: 'It works now' })).toBeVisible();
  await expect(page.getByText('It is fixed')).toBeVisible();
});

test('waiting stops when the person says so, and with another case', async ({ open: start }) => {
  const { page } = await start(undefined, { HANDRAIL_TEST_PACE: '30000' });
  await startLab(page, EXPIRED);
  await runCheck(page);
  await open(page, 'Fix and check again');
  await button(page, 'Tell me when it works').click();
  await button(page, 'Stop trying').click();
  await expect(page.getByRole('heading', { name: 'Handrail has stopped trying' })).toBeVisible();
  await button(page, 'Keep trying again').click();
  await expect(page.getByRole('heading', { name: 'Handrail keeps trying' })).toBeVisible();
  await button(page, 'New case').click();
  await expect(page.getByText(/Handrail has stopped trying .* another case has begun/)).toBeVisible();
});
