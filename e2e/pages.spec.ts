import { join } from 'node:path';
import { killEngine } from './helpers/handrail';
import { calm, look, lookEveryWay, readmePicture, shot } from './helpers/look';
import { saveAs } from './helpers/save';
import { button, HEADINGS, heading, ONWARD, open, RUN_MS, runCheck, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';
import { garbage } from './peers/malformed';
import { silentFromTheStart } from './peers/slow';

// Every page in every state that it can be in: a picture of each under test-results/screens, and nothing that axe objects to.
const FIELD = 'Address, or the error message';

test('every page of a case with a named cause', async ({ handrail, folder }) => {
  test.setTimeout(300_000);
  const { page } = handrail;
  await calm(handrail);
  await lookEveryWay(handrail, '01-target-empty');
  await button(page, 'Practice lab').click();
  await expect(button(page, /^Start this one/)).not.toHaveCount(0);
  await look(handrail, '02-lab');
  await startLab(page, 'A program from 2013 and a shop that moved on');
  await expect(page.getByRole('region', { name: 'What this text tells us' })).toBeVisible();
  await lookEveryWay(handrail, '03-program');
  await button(page, ONWARD[0]).click();
  await expect(page.getByText('at most 40')).toBeVisible();
  await look(handrail, '04-check-ready');
  await button(page, 'Start the check').click();
  await expect(heading(page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
  await look(handrail, '05-check-ended');
  await button(page, ONWARD[1]).click();
  await look(handrail, '06-certificate');
  await button(page, ONWARD[2]).click();
  const picture = (name: string | RegExp) => page.getByRole('figure', { name });
  await expect(picture(/^What our greeting offers, beside what the server takes$/)).toContainText(
    'Both speak TLS 1.2, TLS 1.3.',
  );
  await lookEveryWay(handrail, '07-protocol');
  await button(page, ONWARD[3]).click();
  await look(handrail, '08-configuration');
  await button(page, ONWARD[4]).click();
  await page.getByText('Only sometimes', { exact: true }).click();
  await expect(page.getByRole('main').getByText(/^This (made|brought|took|did not)/)).toBeVisible();
  await expect(picture('The way from this computer to the server')).toContainText('gets through');
  await look(handrail, '09-network');
  await page.getByText('Every time', { exact: true }).click();
  await button(page, ONWARD[5]).click();
  await look(handrail, '10-policy');
  await button(page, ONWARD[6]).click();
  await expect(page.getByRole('heading', { name: /^Your program is too old/ })).toBeVisible();
  await lookEveryWay(handrail, '11-result');
  await readmePicture(handrail);
  await button(page, ONWARD[7]).click();
  await look(handrail, '12-fix');
  await button(page, ONWARD[8]).click();
  await lookEveryWay(handrail, '13-report');
  await saveAs(handrail, 'Save as PDF', join(folder, 'report.pdf'));
  await look(handrail, '14-report-saved');
});

test('the result with everything folded out', async ({ handrail }) => {
  // Every connection behind every reason is drawn on the way.
  test.setTimeout(300_000);
  const { page } = handrail;
  await calm(handrail);
  await startLab(page, 'A certificate that has run out');
  await runCheck(page);
  await open(page, 'Certificates');
  await look(handrail, '20-certificate-expired');
  await open(page, 'What is wrong');
  // A word of the glossary opens in front of the page, not in it.
  const closed = page.locator('main button[aria-expanded="false"]:not([data-glossary])');
  await expect(closed).not.toHaveCount(0);
  for (let left = await closed.count(); left > 0; left = await closed.count()) {
    await closed.first().click();
    await expect.poll(() => closed.count()).not.toBe(left);
  }
  await look(handrail, '21-result-open');
});

test('the first page with mistakes, with earlier cases, and with a message in place of an address', async ({
  handrail,
}) => {
  const { page } = handrail;
  await calm(handrail);
  await page.getByLabel(FIELD).fill('shop.example:99999');
  await button(page, /^More settings/).click();
  await page.getByLabel('Port', { exact: true }).fill('https');
  await button(page, 'Go on: Your program').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await lookEveryWay(handrail, '30-target-mistakes');
  await page.getByLabel('Port', { exact: true }).fill('');
  await page
    .getByLabel(FIELD)
    .fill('Authentication failed because the remote party has closed the transport stream.');
  await button(page, 'Go on: Your program').click();
  await expect(page.getByText('That is an error message', { exact: true })).toBeVisible();
  await look(handrail, '31-target-message');
  await page.getByLabel(FIELD).fill('shop.example');
  await button(page, 'Go on: Your program').click();
  await expect(heading(page)).toHaveText(HEADINGS.program);
  await button(page, 'New case').click();
  await expect(page.getByRole('region', { name: 'Earlier cases' })).toContainText('shop.example');
  await look(handrail, '32-target-cases');
  await button(page, /^Delete the case/).click();
  await expect(page.getByRole('region', { name: /^Deleted just now/ })).toBeVisible();
  await look(handrail, '33-deleted-case');
});

test('a check that is running, stopped, failed', async ({ handrail }) => {
  const { page, app } = handrail;
  await calm(handrail);
  const peer = await silentFromTheStart();
  await page.getByLabel(FIELD).fill(`127.0.0.1:${peer.port}`);
  await button(page, 'Go on: Your program').click();
  await look(handrail, '40-program-empty');
  await button(page, 'Go on: The check').click();
  await button(page, 'Start the check').click();
  await expect(page.getByText('Checking…').first()).toBeVisible();
  await expect.poll(peer.open).toBeGreaterThan(0);
  await look(handrail, '41-check-running');
  await button(page, 'Cancel the check').click();
  await expect(heading(page)).toHaveText('The check was stopped');
  await look(handrail, '42-check-stopped');
  await button(page, 'Go to the result').click();
  await look(handrail, '43-result-stopped');
  await open(page, 'The check');
  await button(page, 'Run the check again').click();
  await expect.poll(peer.open).toBeGreaterThan(0);
  await killEngine(app);
  await expect(page.getByRole('alert')).toBeVisible();
  await look(handrail, '44-check-failed');
  await peer.stop();
});

test('a result that could not tell, one with nothing wrong, and before and after', async ({ handrail }) => {
  const { page } = handrail;
  await calm(handrail);
  const peer = await garbage();
  await page.getByLabel(FIELD).fill(`127.0.0.1:${peer.port}`);
  await button(page, 'Go on: Your program').click();
  await runCheck(page);
  await button(page, 'Go to the result').click();
  await look(handrail, '50-result-garbage');
  await open(page, 'Report');
  await look(handrail, '51-report-garbage');
  await peer.stop();

  await startLab(page, 'A server where everything is in order');
  await runCheck(page);
  await look(handrail, '52-check-healthy');
  await open(page, 'Certificates');
  await look(handrail, '53-certificate-healthy');
  await open(page, 'Network stability');
  await look(handrail, '54-network-healthy');
  await open(page, 'What is wrong');
  await look(handrail, '55-result-healthy');
  await open(page, 'Fix and check again');
  await look(handrail, '56-fix-healthy');

  await startLab(page, 'A certificate that has run out');
  await runCheck(page);
  await open(page, 'Fix and check again');
  await look(handrail, '60-fix-broken');
  await page.getByText('Repair the practice server', { exact: true }).click();
  await expect(page.getByRole('switch', { name: 'Repair the practice server' })).toBeChecked();
  await button(page, 'Check again').click();
  await expect(page.getByText('It is fixed', { exact: true })).toBeVisible({ timeout: RUN_MS });
  await look(handrail, '61-fix-fixed');
  await open(page, 'Report');
  await look(handrail, '62-report-fixed');
});

test('pages of other causes', async ({ handrail }) => {
  test.setTimeout(240_000);
  const { page } = handrail;
  await calm(handrail);
  const stories = [
    ['70-starttls', 'A mail server that begins in plain text'],
    ['71-client-certificate', 'The server wants to see a certificate too'],
    ['72-one-bad-node', 'Two servers behind one name, and one does not work'],
    ['73-closes-every-time', 'A server that closes every connection'],
    ['74-resets', 'A connection that is cut off at once'],
  ] as const;
  for (const [name, title] of stories) {
    await startLab(page, title);
    await runCheck(page);
    await open(page, 'Network stability');
    await shot(handrail, `${name}-network`);
    await open(page, 'What is wrong');
    await look(handrail, `${name}-result`);
  }
});
