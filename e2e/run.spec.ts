import type { Page } from 'playwright/test';
import { killEngine } from './helpers/handrail';
import { button, HEADINGS, heading, open, RUN_MS, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';
import { garbage } from './peers/malformed';
import type { Peer } from './peers/peer';
import { silentFromTheStart } from './peers/slow';

/** Types the address of a peer and starts the check of it. */
const startOn = async (page: Page, peer: Peer): Promise<void> => {
  await page.getByLabel('Address, or the error message').fill(`127.0.0.1:${peer.port}`);
  await button(page, 'Go on: Your program').click();
  await page
    .getByRole('textbox', { name: 'What does the error message say?' })
    .fill('The handshake operation timed out');
  await button(page, 'Go on: The check').click();
  await button(page, 'Start the check').click();
  await expect(heading(page)).toHaveText(HEADINGS.running);
};

test('a run can be cancelled: it ends quickly, says so, leaves no connection, and loses nothing', async ({
  handrail,
}) => {
  const { page } = handrail;
  const peer = await silentFromTheStart();
  await startOn(page, peer);
  await expect(page.getByText('Checking…').first()).toBeVisible();
  await expect.poll(peer.open).toBeGreaterThan(0);
  await button(page, 'Cancel the check').click();
  // Its own connections wait for seconds; a cancelled run does not.
  await expect(heading(page)).toHaveText('The check was stopped', { timeout: 5_000 });
  await expect.poll(peer.open).toBe(0);
  await expect(page.getByText('You stopped the check')).toBeVisible();

  await button(page, 'Go to the result').click();
  await expect(heading(page)).toHaveText('The check was stopped before it could decide');
  await expect(page.getByText('Nothing wrong')).toHaveCount(0);
  await open(page, 'Your program');
  await expect(page.getByRole('textbox', { name: 'What does the error message say?' })).toHaveValue(
    'The handshake operation timed out',
  );
  await open(page, 'What to reach');
  await expect(page.getByRole('region', { name: 'Earlier cases' })).toContainText(`127.0.0.1:${peer.port}`);
  await peer.stop();
});

test('while a run is under way other pages can be read, and nothing starts a second one', async ({
  handrail,
}) => {
  const { page } = handrail;
  const peer = await silentFromTheStart();
  await startOn(page, peer);
  await open(page, 'Your program');
  await button(page, 'New case').click();
  await expect(page.getByText('A check is running. Cancel it first, then start a new case.')).toBeVisible();
  await button(page, 'Practice lab').click();
  await button(page, /^Start this one: A certificate that has run out/).click();
  await expect(page.getByRole('alert')).toContainText('A check is running.');
  await open(page, 'The check');
  await expect(heading(page)).toHaveText(HEADINGS.running);
  await button(page, 'Cancel the check').click();
  await expect(heading(page)).toHaveText('The check was stopped');
  await peer.stop();
});

test('when the engine dies, the page says that it was Handrail, keeps everything, and tries again', async ({
  handrail,
}) => {
  const { page, app } = handrail;
  const peer = await silentFromTheStart();
  await startOn(page, peer);
  await expect.poll(peer.open).toBeGreaterThan(0);
  await killEngine(app);
  await expect(heading(page)).toHaveText('The check could not be finished');
  await expect(page.getByRole('alert')).toContainText('says nothing about the server');
  await peer.stop();
  await button(page, 'Try again').click();
  await expect(heading(page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
  await button(page, 'Go to the result').click();
  await expect(
    page.getByRole('heading', { name: 'The server refuses connections on this port' }),
  ).toBeVisible();
});

test('an answer that is no known protocol is called untold, never fine', async ({ handrail }) => {
  const { page } = handrail;
  const peer = await garbage();
  await startOn(page, peer);
  await expect(heading(page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
  await button(page, 'Go to the result').click();
  await expect(heading(page)).not.toHaveText('Nothing wrong was found from here');
  const text = (await page.getByRole('main').textContent()) ?? '';
  // Category C: control, direction and other invisible characters.
  expect([...text].filter((one) => /\p{C}/u.test(one))).toEqual([]);
  await peer.stop();
});

test('the attempts are seen while they are made, and afterwards the whole run over time', async ({
  handrail,
}) => {
  const { page } = handrail;
  await startLab(page, 'It works, and then it does not');
  await button(page, 'Go on: The check').click();
  await button(page, 'Start the check').click();
  await expect(page.getByRole('figure', { name: 'The connections so far' })).toContainText('Answered: ');
  await expect(heading(page)).toHaveText(HEADINGS.ended, { timeout: RUN_MS });
  await button(page, 'The check over time').click();
  const course = page.getByRole('figure', { name: /^The check from start to end/ });
  await expect(course).toContainText('Does it go the same way every time?');
  await open(page, 'Network stability');
  const steady = page.getByRole('figure', { name: 'How steady it was, attempt by attempt' });
  await expect(steady).toContainText('The up-to-date greeting (ClientHello)');
  await expect(steady).toContainText('The true share');
});
