import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from 'playwright/test';
import { type Handrail, resize, SIZE } from './handrail';

const folder = join(process.env.HANDRAIL_RESULTS ?? 'test-results', 'screens');

/** Everything that can't be seen without scrolling, as a taller window would show it. */
const TALLEST = 9_000;

/** What the window shows, taken by Electron itself: the other way knows nothing of zoom. */
const capture = async ({ app }: Handrail, path: string): Promise<void> => {
  const picture = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  writeFileSync(path, Buffer.from(picture, 'base64'));
};

const picture = async (handrail: Handrail, path: string): Promise<void> => {
  const { page } = handrail;
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // A mouse that rests on a button darkens it.
  await page.mouse.move(1, 1);
  const zoomed = await page.evaluate(() => devicePixelRatio !== 1);
  if (zoomed) await capture(handrail, path);
  else await page.screenshot({ path, animations: 'disabled' });
};

/** The window's size, and how much of the page is hidden below its edge, scrolled to the top. */
const measure = ({ page }: Handrail) =>
  page.evaluate(() => {
    // Low and narrow, the window scrolls as a whole; else only the part beside the steps does.
    const scrollers = [document.documentElement, ...document.querySelectorAll('main')];
    for (const one of scrollers) one.scrollTop = 0;
    const hidden = Math.max(...scrollers.map((one) => one.scrollHeight - one.clientHeight));
    const zoom = devicePixelRatio;
    return { width: innerWidth * zoom, height: innerHeight * zoom, hidden: hidden * zoom };
  });

const resizeTo = async (handrail: Handrail, width: number, height: number): Promise<void> => {
  await resize(handrail.app, { width, height });
  const now = () => handrail.page.evaluate(() => Math.round(innerHeight * devicePixelRatio));
  await expect.poll(now).toBe(height);
};

/** The picture of the README: the answer and the point where it broke, without scrolling. */
export const readmePicture = async (handrail: Handrail): Promise<void> => {
  await resizeTo(handrail, SIZE.width, 1_160);
  await picture(handrail, join(folder, 'readme.png'));
  await resizeTo(handrail, SIZE.width, SIZE.height);
};

/** Keeps a picture of the window as it is, and one of the whole page if it is longer than the window. Gives the path of the first. */
export const shot = async (handrail: Handrail, name: string): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await picture(handrail, path);
  const { width, height, hidden } = await measure(handrail);
  if (hidden > 0) {
    await resizeTo(handrail, width, Math.min(TALLEST, height + hidden));
    await picture(handrail, join(folder, `${name}-whole.png`));
    await resizeTo(handrail, width, height);
  }
  return path;
};

/**
 * axe finds nothing on the page as it is. Legacy mode: axe's other mode opens a second page, which a window has not. Left out is
 * the place where react-aria puts words for screen readers: it may still name a button that has gone.
 */
const expectAccessible = async ({ page }: Handrail): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('[data-live-announcer]')
    .analyze();
  const found = violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
  expect.soft(found).toEqual([]);
};

/** Nothing sticks out to the side, and the heading and the buttons at the end can be seen. */
const expectFits = async ({ page }: Handrail): Promise<void> => {
  const out = await page.evaluate(() => {
    const main = document.querySelector('main');
    const wide = [...document.querySelectorAll('main *')].filter((element) => {
      const box = element.getBoundingClientRect();
      const scrolls = element.closest('.pic-table, .pic-scroll, pre, [data-scrolls]');
      return !scrolls && box.width > 1 && box.right > innerWidth + 1;
    });
    return {
      page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      main: main ? main.scrollWidth - main.clientWidth : 0,
      elements: wide
        .slice(0, 5)
        .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`),
    };
  });
  expect.soft(out).toEqual({ page: 0, main: 0, elements: [] });
};

/** A picture, and all that can be asked of every page. */
export const look = async (handrail: Handrail, name: string): Promise<void> => {
  await expectAccessible(handrail);
  await expectFits(handrail);
  await shot(handrail, name);
};

/** In light and without movement, so that two runs give the same pictures. */
export const calm = ({ page }: Handrail): Promise<void> =>
  page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });

/** The other ways in which people look at the window. */
const LOOKS = ['dark', 'forced', 'small', 'zoomed'] as const;
type Look = (typeof LOOKS)[number];

const apply = async ({ page, app }: Handrail, one: Look | null): Promise<void> => {
  await page.emulateMedia({
    colorScheme: one === 'dark' ? 'dark' : 'light',
    forcedColors: one === 'forced' ? 'active' : 'none',
  });
  await resize(app, one === 'small' ? { width: 800, height: 600 } : SIZE);
  const factor = one === 'zoomed' ? 2 : 1;
  await app.evaluate(({ BrowserWindow }, zoom) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(zoom);
  }, factor);
  const width = one === 'small' ? 800 : SIZE.width / factor;
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
};

/** The page in light, and in every other look. Size changes no name and no role, so axe is asked once for each palette. */
export const lookEveryWay = async (handrail: Handrail, name: string): Promise<void> => {
  await look(handrail, name);
  for (const one of LOOKS) {
    await apply(handrail, one);
    if (one === 'dark') await expectAccessible(handrail);
    await expectFits(handrail);
    await shot(handrail, `${name}-${one}`);
  }
  await apply(handrail, null);
};
