import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright/test';

const own = createRequire(__filename);
const axeFile = createRequire(own.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');

interface AxeResult {
  readonly violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[];
}

/** axe once more for a page that was loaded anew. */
export const loadAxe = (page: Page): Promise<unknown> => page.evaluate(readFileSync(axeFile, 'utf8'));

/** What axe objects to, as sentences; `only` narrows to rules by name. Left out is where react-aria puts words for screen readers. */
export const axe = async (page: Page, only: readonly string[] | null = null): Promise<string[]> => {
  const { violations } = await page.evaluate(async (rules) => {
    const { axe: tool } = window as unknown as {
      axe: { run: (context: object, options: object) => Promise<AxeResult> };
    };
    const options = rules ? { runOnly: { type: 'rule', values: [...rules] } } : {};
    return tool.run({ exclude: [['[data-live-announcer]']] }, { ...options, resultTypes: ['violations'] });
  }, only);
  return violations.map(
    ({ id, nodes }) => `axe, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

/** Nothing sticks out to the side, no text is cut off, everything that can be pressed is at least 24 pixels wide and high. */
export const layout = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const SMALLEST = 24;
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').split(' ')[0]} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    // A pasted message is cut after some lines in the report, so that the answer stays on its first page.
    const meant = 'input, textarea, select, svg, .rp-message';
    const scrolls = '.pic-table, .pic-scroll, pre, [data-scrolls]';
    for (const one of [document.documentElement, ...document.querySelectorAll('main')]) {
      if (one.scrollWidth > one.clientWidth + 1) found.push(`${name(one).slice(0, 30)} scrolls sideways`);
    }
    // Words and buttons for screen readers alone: a point large, or cut down to nothing.
    const away = (one: Element | null): boolean => {
      if (one === null || one === document.body) return false;
      const { clip, clipPath, position } = getComputedStyle(one);
      return (position === 'absolute' && (clip !== 'auto' || clipPath !== 'none')) || away(one.parentElement);
    };
    const seen = [...document.querySelectorAll('body *')].filter(
      (one) =>
        one.checkVisibility() && !one.closest('[data-live-announcer], [aria-hidden="true"]') && !away(one),
    );
    for (const one of seen) {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      const tiny = box.width <= 1 || box.height <= 1;
      if (
        !tiny &&
        !one.closest(scrolls) &&
        !one.closest('svg') &&
        (box.right > innerWidth + 1 || box.left < -1)
      )
        found.push(`${name(one)} sticks out of the window`);
      const cuts = ['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis';
      const cut = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 3;
      if (!tiny && cuts && cut && !one.closest(meant)) found.push(`${name(one)} is cut off`);
    }
    const targets =
      'button, a[href], select, textarea, input, summary, [role="radio"], [role="switch"], [role="tab"]';
    for (const one of seen.filter((element) => element.matches(targets))) {
      const inText = one.matches('a') && getComputedStyle(one).display === 'inline';
      const area = one.closest('label') ?? one;
      const { width, height } = area.getBoundingClientRect();
      if (!inText && (width < SMALLEST - 0.5 || height < SMALLEST - 0.5))
        found.push(`${name(one)} is ${Math.round(width)} × ${Math.round(height)} pixels, too small to hit`);
    }
    return [...new Set(found)];
  });

/** Goes through everything that takes the focus, and names what looks the same with it. */
export const focusShows = async (page: Page): Promise<string[]> => {
  // Only after a key do pages show the focus: it is the keyboard's.
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const look = (one: Element): string => {
      const near = [one, one.closest('label'), one.parentElement, ...(one.parentElement?.children ?? [])];
      return near
        .filter((element): element is Element => element instanceof Element)
        .map((element) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor } =
            getComputedStyle(element);
          return [
            outlineStyle === 'none' ? '' : `${outlineStyle}${outlineWidth}${outlineColor}`,
            boxShadow,
            borderColor,
          ];
        })
        .join('|');
    };
    const all = 'button, a[href], select, textarea, input, summary, [tabindex="0"]';
    const focusable = [...document.querySelectorAll<HTMLElement>(all)].filter(
      (one) => one.checkVisibility() && !one.matches(':disabled'),
    );
    const found: string[] = [];
    for (const one of focusable) {
      (document.activeElement as HTMLElement | null)?.blur();
      await frame();
      const before = look(one);
      one.focus();
      await frame();
      if (document.activeElement === one && look(one) === before)
        found.push(
          `${one.tagName.toLowerCase()} “${(one.textContent ?? '').slice(0, 40)}” does not show that it has the focus`,
        );
    }
    return found;
  });
};
