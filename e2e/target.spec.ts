import { button, HEADINGS, heading, open } from './helpers/steps';
import { expect, test } from './helpers/test';

const FIELD = 'Address, or the error message';

test('a bad address keeps what was typed, says what is wrong, and gives an example', async ({ handrail }) => {
  const { page } = handrail;
  const field = page.getByLabel(FIELD);
  await field.fill('shop.example:99999');
  await field.press('Enter');
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Port 99999 does not exist. Ports go from 1 to 65535.');
  await expect(page.getByRole('main')).toContainText('For example: shop.example:443');
  await expect(field).toHaveValue('shop.example:99999');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveTitle(/^Error: /);

  await summary.getByRole('link').click();
  await expect(field).toBeFocused();
  await field.fill('shop.example:8443');
  await button(page, 'Go on: Your program').click();
  await expect(heading(page)).toHaveText(HEADINGS.program);
  await expect(page).toHaveTitle(`${HEADINGS.program} – Handrail`);
});

test('every wrong field is named at once, and every field keeps its text', async ({ handrail }) => {
  const { page } = handrail;
  await page.getByLabel(FIELD).fill('https://shop.example/orders');
  await button(page, /^More settings/).click();
  await page.getByLabel('Connect to this address instead').fill('not an address');
  await page.getByLabel('Port', { exact: true }).fill('https');
  await page.getByLabel('Ask for this name (server name, SNI)').fill('-bad-.example');
  await button(page, 'Go on: Your program').click();
  await expect(page.getByRole('alert')).toContainText('3 things need a change');
  await expect(page.getByText('For example:')).toHaveCount(3);
  await expect(page.getByLabel('Port', { exact: true })).toHaveValue('https');
  await expect(page.getByLabel('Connect to this address instead')).toHaveValue('not an address');
  await expect(page.getByLabel('Ask for this name (server name, SNI)')).toHaveValue('-bad-.example');
});

test('an error message in the first field is recognised, kept, and its address is found', async ({
  handrail,
}) => {
  const { page } = handrail;
  const message =
    'System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception. (orders.example:8443)\n' +
    ' ---> System.IO.IOException: Authentication failed because the remote party has closed the transport stream.';
  await button(page, /^More settings/).click();
  await page.getByLabel(FIELD).fill(message);
  await button(page, 'Go on: Your program').click();
  await expect(page.getByText('That is an error message', { exact: true })).toBeVisible();
  await expect(page.getByLabel(FIELD)).toHaveValue('orders.example:8443');
  await expect(page.getByLabel(FIELD)).toBeFocused();
  await expect(page.getByText('That is an error message', { exact: true })).toBeInViewport();

  await button(page, 'Go on: Your program').click();
  await expect(page.getByRole('textbox', { name: 'What does the error message say?' })).toHaveValue(message);
  const reading = page.getByRole('region', { name: 'What this text tells us' });
  await expect(reading).toContainText('has closed the transport stream');
  await expect(reading).toContainText('What it does not prove');
});

test('an error message without an address asks for the address and loses nothing', async ({ handrail }) => {
  const { page } = handrail;
  const message = 'Authentication failed because the remote party has closed the transport stream.';
  await page.getByLabel(FIELD).fill(message);
  await button(page, 'Go on: Your program').click();
  await expect(page.getByText('Now we need the address')).toBeVisible();
  await page.getByLabel(FIELD).fill('[2001:db8::1]:8443');
  await button(page, 'Go on: Your program').click();
  await expect(page.getByRole('textbox', { name: 'What does the error message say?' })).toHaveValue(message);
  await button(page, 'Go on: The check').click();
  await expect(page.getByRole('main')).toContainText('[2001:db8::1]:8443');
  await expect(page.getByRole('main')).toContainText('at most 40');
});

test('a step that is not open yet cannot be opened, and going back keeps the answers', async ({
  handrail,
}) => {
  const { page } = handrail;
  const rail = page.getByRole('navigation', { name: 'Steps' });
  await expect(rail.getByRole('button')).toHaveCount(1);
  await page.getByLabel(FIELD).fill('bücher.example');
  await page.getByLabel(FIELD).press('Enter');
  await page.getByText('It accepts connections', { exact: true }).click();
  await button(page, 'Go on: The check').click();
  await expect(page.getByRole('main')).toContainText('xn--bcher-kva.example:443');
  await expect(rail.getByRole('button')).toHaveCount(3);
  await button(page, 'Back').click();
  await expect(page.getByRole('radio', { name: /^It accepts connections/ })).toBeChecked();
  await open(page, 'What to reach');
  await expect(page.getByLabel(FIELD)).toHaveValue('bücher.example');
});
