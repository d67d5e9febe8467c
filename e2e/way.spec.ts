import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { CERTIFICATE, LOCKED_KEY, PASSPHRASE } from '../src/main/engine/net/testing/identity';
import { caseFileSchema } from '../src/shared/model/case-file';
import { expectArrival, focused, tabBackTo, tabTo } from './helpers/keyboard';
import { calm, look, lookEveryWay } from './helpers/look';
import { button, HEADINGS, heading, open, RUN_MS } from './helpers/steps';
import { expect, test } from './helpers/test';
import { startDoor } from './peers/door';
import { startMail, startTls } from './peers/servers';

// What can be set on the first page beyond the address: how the connection gets there, with what, and how fast.
const FIELD = 'Address, or the error message';
const PROXY = 'Go through this proxy';
const PROXY_PASSWORD = 'Password for the proxy';
const BEGINNING = 'Plain words before the secure part (STARTTLS)';
const DEPTH = 'How much to ask';
const PASSWORD = 'canary-in-the-mine-4711';
const NAME = 'peer.lab.test';

const settings = async (page: Page, port: number): Promise<void> => {
  await page.getByLabel(FIELD).fill(`${NAME}:${port}`);
  await button(page, /^More settings/).click();
  await page.getByLabel('Connect to this address instead').fill('127.0.0.1');
};

const toPlan = async (page: Page): Promise<void> => {
  await button(page, 'Go on: Your program').click();
  await expect(heading(page)).toHaveText(HEADINGS.program);
  await button(page, 'Go on: The check').click();
  await expect(heading(page)).toHaveText(HEADINGS.ready);
};

/** A certificate with a locked key in one file. */
const certificateFile = (folder: string): string => {
  const path = join(folder, 'kim.pem');
  writeFileSync(path, CERTIFICATE + LOCKED_KEY);
  return path;
};

/** Everything that the program has written to its folder. */
const savedIn = (data: string): string[] => {
  const folder = join(data, 'cases');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
};

test('a proxy that makes no sense is named, with an example, and nothing that was typed is lost', async ({
  handrail,
}) => {
  const { page } = handrail;
  await calm(handrail);
  await settings(page, 25);
  await page.getByLabel(PROXY).fill('ftp://proxy.example:99999');
  await button(page, 'Go on: Your program').click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('One thing needs a change');
  await expect(page.getByLabel(PROXY)).toHaveValue('ftp://proxy.example:99999');
  await expect(page.getByLabel(PROXY)).toHaveAttribute('aria-invalid', 'true');
  await summary.getByRole('link').click();
  await expect(page.getByLabel(PROXY)).toBeFocused();
  await lookEveryWay(handrail, '40-way-wrong-proxy');
});

test('a password typed into the proxy’s address moves out of sight', async ({ handrail }) => {
  const { page } = handrail;
  await settings(page, 25);
  await page.getByLabel(PROXY).fill(`http://kim:${PASSWORD}@127.0.0.1:8080`);
  await button(page, 'Go on: Your program').click();
  await expect(heading(page)).toHaveText(HEADINGS.program);
  await open(page, 'What to reach');
  await expect(page.getByLabel(PROXY, { exact: true })).toHaveValue('http://kim@127.0.0.1:8080');
  const secret = page.getByLabel(PROXY_PASSWORD);
  await expect(secret).toHaveValue(PASSWORD);
  await expect(secret).toHaveAttribute('type', 'password');
  expect(await page.locator('body').textContent()).not.toContain(PASSWORD);
  await expect.poll(() => savedIn(handrail.data).length).toBeGreaterThan(0);
  for (const saved of savedIn(handrail.data)) expect(saved).not.toContain(PASSWORD);
});

test('a locked client certificate is unlocked, and can be left out again', async ({ handrail, folder }) => {
  const { page } = handrail;
  await calm(handrail);
  await settings(page, 443);
  handrail.answerDialogs(certificateFile(folder));
  await button(page, 'Choose a client certificate…').click();
  const field = page.getByLabel('Password of kim.pem');
  await field.fill('not this one');
  await button(page, 'Unlock').click();
  await expect(page.getByText('This password does not open the file.')).toBeVisible();
  await look(handrail, '41-way-locked-certificate');
  await field.fill(PASSPHRASE);
  await button(page, 'Unlock').click();
  await expect(page.getByText('kim.example').first()).toBeVisible();
  await expect(field).toHaveCount(0);
  await button(page, /^Go on without kim\.example/).click();
  await expect(page.getByRole('main').getByText('kim.example')).toHaveCount(0);
});

test('a check through a proxy, behind plain words, with a client certificate: planned, run, opened again', async ({
  handrail,
  open: start,
  folder,
}) => {
  test.setTimeout(240_000);
  const { page } = handrail;
  await calm(handrail);
  const server = await startMail();
  const door = await startDoor(server.port, `kim:${PASSWORD}`);
  await settings(page, server.port);
  await page.getByLabel(BEGINNING).selectOption({ label: 'Sending mail (SMTP)' });
  await page.getByLabel(PROXY, { exact: true }).fill(`http://kim:${PASSWORD}@127.0.0.1:${door.port}`);
  handrail.answerDialogs(certificateFile(folder));
  await button(page, 'Choose a client certificate…').click();
  await page.getByLabel('Password of kim.pem').fill(PASSPHRASE);
  await button(page, 'Unlock').click();
  await expect(page.getByText('kim.example').first()).toBeVisible();
  await page.getByLabel(DEPTH).selectOption({ label: 'Every list to its end (up to 600)' });
  await page.getByText('Go gently', { exact: true }).click();
  await expect(page.getByLabel('Connections at the same time')).toBeDisabled();
  await lookEveryWay(handrail, '42-way-filled');

  await toPlan(page);
  const main = page.getByRole('main');
  await expect(main).toContainText('one, with a pause between');
  await expect(main).toContainText(`through the proxy http://kim@127.0.0.1:${door.port}`);
  await expect(main).toContainText('It begins in plain text: Sending mail (SMTP)');
  await expect(main).toContainText(
    'To the proxy: the address of the server, your user name there and its password.',
  );
  await expect(main).toContainText('To the server, if it asks: your client certificate.');
  await expect(main).not.toContainText(PASSWORD);
  await button(page, /^The \d+ questions that the check asks/).click();
  await expect(main).toContainText('when every list is asked for');
  await expect(main).toContainText('when a proxy was given');
  expect([server.made(), door.heard.length]).toEqual([0, 0]);
  await lookEveryWay(handrail, '43-way-plan');

  await open(page, 'What to reach');
  await page.getByText('Go gently', { exact: true }).click();
  await page.getByLabel(DEPTH).selectOption({ label: 'What decides something (up to 40)' });
  await toPlan(page);
  await expect(main).toContainText('at most 46');
  await button(page, 'Start the check').click();
  await expect(heading(page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
  expect(server.made()).toBeGreaterThan(0);
  expect(door.heard.length).toBeGreaterThan(0);
  expect(door.refused()).toBe(0);
  const [saved] = savedIn(handrail.data);
  expect(caseFileSchema.parse(JSON.parse(saved ?? '')).asked.options).toMatchObject({
    starttls: 'smtp',
    proxy: { kind: 'http', host: '127.0.0.1', port: door.port, user: 'kim' },
    clientCertificate: { subject: expect.stringContaining('kim.example') },
  });
  expect(saved).not.toContain(PASSWORD);
  expect(saved).not.toContain(PASSPHRASE);
  await handrail.close();

  const later = await start(handrail.data);
  await later.page
    .getByRole('region', { name: 'Earlier cases' })
    .getByRole('button', { name: new RegExp(`${NAME}:${server.port}`) })
    .first()
    .click();
  await open(later.page, 'What to reach');
  await expect(later.page.getByLabel(PROXY, { exact: true })).toHaveValue(
    `http://kim@127.0.0.1:${door.port}`,
  );
  await expect(later.page.getByLabel(BEGINNING)).toHaveValue('smtp');
  await expect(later.page.getByLabel(PROXY_PASSWORD)).toHaveValue('');
  await expect(later.page.getByText('Its key is never saved.')).toBeVisible();
  await look(later, '44-way-opened-again');
  const before = door.heard.length;
  await open(later.page, 'The check');
  await button(later.page, 'Run the check again').click();
  const alert = later.page.getByRole('alert');
  await expect(alert).toContainText('The password of the proxy is not known any more');
  await expect(alert).toContainText('The client certificate and its key are not known any more');
  await look(later, '45-way-secrets-missing');
  expect(door.heard.length).toBe(before);

  await open(later.page, 'What to reach');
  await later.page.getByLabel(PROXY_PASSWORD).fill(PASSWORD);
  await button(later.page, /^Go on without kim\.example/).click();
  await toPlanOrEnd(later.page);
  await expect(heading(later.page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
  expect(door.heard.length).toBeGreaterThan(before);
  expect(door.refused()).toBe(0);
  await Promise.all([door.stop(), server.stop()]);
});

/** From the first page of a case that was checked before: runs its check again. */
const toPlanOrEnd = async (page: Page): Promise<void> => {
  await button(page, 'Go on: Your program').click();
  await button(page, 'Go on: The check').click();
  await button(page, /^(Start the check( again)?|Run the check again|Try again)$/)
    .first()
    .click();
};

test('the new fields by keyboard alone', async ({ handrail }) => {
  const { page } = handrail;
  const server = await startTls();
  const door = await startDoor(server.port, `kim:${PASSWORD}`);
  const press = (key: string) => page.keyboard.press(key);
  await tabTo(page, FIELD);
  await page.keyboard.type(`${NAME}:${server.port}`);
  await tabTo(page, /^More settings/);
  await press('Enter');
  await tabTo(page, 'Connect to this address instead');
  await page.keyboard.type('127.0.0.1');
  await tabTo(page, BEGINNING);
  await page.keyboard.type('No: secure');
  await tabTo(page, PROXY);
  await page.keyboard.type(`http://kim@127.0.0.1:${door.port}`);
  await tabTo(page, PROXY_PASSWORD);
  await page.keyboard.type(PASSWORD);
  await tabTo(page, 'Choose a client certificate…');
  await tabTo(page, DEPTH);
  await tabTo(page, 'Repeat the same greeting');
  await tabTo(page, 'Connections at the same time');
  await page.keyboard.type('1');
  await tabTo(page, /^Go gently/);
  expect((await focused(page)).role).toBe('checkbox');
  await tabBackTo(page, PROXY_PASSWORD);
  await press('Enter');
  await expectArrival(page, HEADINGS.program);
  await tabTo(page, 'Go on: The check');
  await press('Enter');
  await expectArrival(page, HEADINGS.ready);
  await tabTo(page, 'Start the check');
  await press('Space');
  await expectArrival(page, HEADINGS.ended, RUN_MS);
  expect(door.heard.length).toBeGreaterThan(0);
  expect(door.refused()).toBe(0);
  const [saved] = savedIn(handrail.data);
  expect(caseFileSchema.parse(JSON.parse(saved ?? '')).asked.options).toMatchObject({
    starttls: 'none',
    proxy: { user: 'kim' },
  });
  await Promise.all([door.stop(), server.stop()]);
});
