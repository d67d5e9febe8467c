import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { flat, pdfPages } from './helpers/pdf';
import { keep, saveAs } from './helpers/save';
import { button, HEADINGS, heading, ONWARD, RUN_MS, runCheck, startLab } from './helpers/steps';
import { expect, test } from './helpers/test';

/** A practice server and what its report has to say: the cause, who can fix it, the next step. */
interface Story {
  readonly id: string;
  readonly title: string;
  readonly cause: string;
  readonly owner: string;
  readonly nextStep: string;
  readonly repairable: boolean;
}

const stories: readonly Story[] = [
  {
    id: 'old-program',
    title: 'A program from 2013 and a shop that moved on',
    cause: 'Your program is too old for this server (TLS 1.0)',
    owner: 'The program’s vendor',
    nextStep: 'Ask the program’s vendor for a version that speaks TLS 1.2 or later',
    repairable: false,
  },
  {
    id: 'expired-certificate',
    title: 'A certificate that has run out',
    cause: 'The server’s certificate ran out on 1 March 2021',
    owner: 'The server’s owner',
    nextStep: 'Ask the server’s owner to renew the certificate',
    repairable: true,
  },
  {
    id: 'smtp-starttls',
    title: 'A mail server that begins in plain text',
    cause: 'This port starts in plain text and becomes secure later (STARTTLS)',
    owner: 'You, on this computer',
    nextStep: 'choose “STARTTLS” instead of “SSL/TLS”',
    repairable: false,
  },
  {
    id: 'client-certificate',
    title: 'The server wants to see a certificate too',
    cause: 'The server wants a certificate from your program',
    owner: 'The server’s owner',
    nextStep: 'Ask the server’s owner for a certificate file for your program',
    repairable: false,
  },
];

/** Goes through the checklist; each page says what was checked and what could not be told. */
const throughTheChecklist = async (page: Page): Promise<void> => {
  for (const onward of ONWARD.slice(1, 7)) {
    await button(page, onward).click();
    if (onward === 'Go on: What is wrong') break;
    for (const part of ['What was checked', 'What only you can answer', 'What could not be told']) {
      await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible();
    }
  }
};

const repairAndCheckAgain = async (page: Page, cause: string): Promise<void> => {
  await page.getByText('Repair the practice server', { exact: true }).click();
  await expect(page.getByRole('switch', { name: 'Repair the practice server' })).toBeChecked();
  await button(page, 'Check again').click();
  await expect(page.getByText('It is fixed', { exact: true })).toBeVisible({ timeout: RUN_MS });
  const compared = page.locator('section', {
    has: page.getByRole('heading', { name: 'Before and after', exact: true }),
  });
  await expect(compared.getByText(cause).first()).toBeVisible();
  await expect(compared.getByText('Nothing wrong was found from here').first()).toBeVisible();
};

for (const { id, title, cause, owner, nextStep, repairable } of stories) {
  test(`from the first page to a PDF by mouse: ${title}`, async ({ handrail, folder }) => {
    const { page } = handrail;
    await startLab(page, title);
    await runCheck(page);
    await throughTheChecklist(page);
    await expect(heading(page)).toHaveText('What is wrong, and who can fix it');
    await expect(page.getByRole('heading', { name: cause })).toBeVisible();
    await expect(page.getByRole('main').getByText(owner, { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('main').getByText(nextStep).first()).toBeVisible();
    await button(page, 'Go on: Fix and check again').click();
    await expect(heading(page)).toHaveText(HEADINGS.fix);

    // The report of the fault itself is saved first; after a repair there is nothing left to name.
    await button(page, 'Go on: Report').click();
    const broken = await saveAs(handrail, 'Save as PDF', join(folder, `${id}.pdf`));
    keep(broken);
    const pages = pdfPages(broken);
    const first = flat(pages[0] ?? '');
    expect(first).toContain(cause);
    expect(first).toContain(`Who can fix it ${owner}`);
    expect(first).toContain(nextStep);
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThanOrEqual(30);
    if (!repairable) return;

    await button(page, 'Back').click();
    await repairAndCheckAgain(page, cause);
    await button(page, 'Go on: Report').click();
    const after = await saveAs(handrail, 'Save as PDF', join(folder, `${id}-repaired.pdf`));
    keep(after);
    const repaired = flat(pdfPages(after).join(' '));
    expect(repaired).toContain('Nothing wrong was found from here');
    expect(repaired).toContain('Before and after');
    expect(repaired).toContain(cause);
  });
}
