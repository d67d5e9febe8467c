import { button, open, runCheck, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';

test('an answer says what it did, a word explains itself, and a message to the vendor is ready', async ({
  handrail,
}) => {
  const { page, app } = handrail;
  const main = page.getByRole('main');
  await startLab(page, 'A program from 2013 and a shop that moved on');
  await runCheck(page);

  await open(page, 'Network stability');
  await page.getByText('Only sometimes', { exact: true }).click();
  await expect(main.getByText(/^This (made|brought|took|did not)/)).toBeVisible();
  await page.getByText('Every time', { exact: true }).click();
  await expect(main.getByText(/^This (made|brought|took|did not)/)).toBeVisible();

  await open(page, 'What is wrong');
  const word = page.locator('main button[data-glossary]').first();
  await word.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await button(page, 'Show all words').click();
  await expect(page.getByRole('dialog', { name: 'Words explained' })).toBeVisible();
  await page.getByLabel('Look for a word').fill('passport');
  await expect(page.getByText('1 word explained')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await button(page, 'Write to the program’s vendor').click();
  const text = page.getByRole('dialog').getByLabel('The message', { exact: true });
  await expect(text).toHaveValue(/WHAT WE ASK YOU TO DO/);
  await button(page, 'Copy the message with its subject').click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^Subject: TLS connection to .+ fails/);
  await button(page, 'Close the message').click();
  await expect(button(page, 'Write to the program’s vendor')).toBeFocused();

  const opened = page.getByRole('button', { name: /^Show the connection: / }).first();
  await opened.click();
  await expect(opened).toHaveAttribute('aria-expanded', 'true');
  await expect(main.getByRole('img', { name: /as a ladder/ })).toHaveCount(2);
});
