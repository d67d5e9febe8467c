import { expect, type Page } from 'playwright/test';

interface Focused {
  readonly role: string;
  readonly name: string;
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What has the focus, as a person would call it. */
export const focused = async (page: Page): Promise<Focused> => {
  const { role, name } = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { role: 'nothing', name: '' };
    const tied = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ');
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const label = labels.map((one) => one.textContent ?? '').join(' ');
    const type = element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase();
    return {
      role: element.getAttribute('role') ?? type,
      name:
        element.getAttribute('aria-label') ?? (tied.trim() || label.trim() || (element.textContent ?? '')),
    };
  });
  return { role, name: squeeze(name) };
};

const fits = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);

const MOST = 120;

/** Presses a key until what has the focus is called so. Fails with everything that was passed on the way. */
const pressUntil = async (page: Page, key: string, wanted: string | RegExp): Promise<void> => {
  const passed: string[] = [];
  for (let count = 0; count < MOST; count += 1) {
    await page.keyboard.press(key);
    const { role, name } = await focused(page);
    if (fits(name, wanted)) return;
    passed.push(`${role} "${name.slice(0, 60)}"`);
  }
  throw new Error(`${key} never reached ${String(wanted)}. It passed:\n${passed.join('\n')}`);
};

/** Goes forward with Tab. */
export const tabTo = (page: Page, wanted: string | RegExp): Promise<void> => pressUntil(page, 'Tab', wanted);

/** Goes back with Shift and Tab. */
export const tabBackTo = (page: Page, wanted: string | RegExp): Promise<void> =>
  pressUntil(page, 'Shift+Tab', wanted);

/** Moves through the choices of a question with the arrow keys. */
export const arrowTo = (page: Page, wanted: string | RegExp): Promise<void> =>
  pressUntil(page, 'ArrowDown', wanted);

/** After a page came up: its heading is called so and has the focus, so that a screen reader starts there. */
export const expectArrival = async (page: Page, title: string | RegExp, timeout = 15_000): Promise<void> => {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(title, { timeout });
  await expect(heading).toBeFocused();
};
