import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type CDPSession, type ElectronApplication, type Page } from 'playwright/test';
import { PAGE_POLICY } from '../../../src/main/app/page-policy';
import type { GalleryHandle } from '../../../src/renderer/src/gallery/main';
import type { Look } from './looks';

declare global {
  interface Window {
    readonly __gallery: GalleryHandle;
  }
}

type Example = GalleryHandle['index'][number];

/** The gallery in one window of the real Electron, under the page policy of the program. */
export interface GalleryWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly index: readonly Example[];
  /** What the page complained about since the last call. */
  readonly complaints: () => string[];
}

const root = resolve(__dirname, '../../..');

/** Opens it; close it with `app.close()`. */
export const openGallery = async (): Promise<GalleryWindow> => {
  const executablePath = process.env.HANDRAIL_ELECTRON;
  if (!executablePath)
    throw new Error('HANDRAIL_ELECTRON is not set: run these tests with `npm test -- e2e`.');
  const app = await _electron.launch({
    executablePath,
    args: [
      join(root, 'e2e/bare/main.cjs'),
      `--user-data-dir=${mkdtempSync(join(tmpdir(), 'handrail-gallery-'))}`,
      '--lang=en-GB',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
      '--disable-lcd-text',
    ],
    chromiumSandbox: true,
    env: {
      ...(process.env as Record<string, string>),
      HANDRAIL_BARE_FOLDER: join(root, 'out/renderer'),
      HANDRAIL_BARE_PAGE: 'gallery.html',
      HANDRAIL_BARE_POLICY: PAGE_POLICY,
    },
  });
  const page = await app.firstWindow({ timeout: 30_000 });
  let heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  const cdp = await page.context().newCDPSession(page);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  const index = await page.evaluate(() => window.__gallery.index);
  heard = [];
  const complaints = () => {
    const said = heard;
    heard = [];
    return said;
  };
  return { app, page, cdp, index, complaints };
};

/** Gives the window this size, without a real window having to follow. */
const sizeTo = ({ cdp }: GalleryWindow, look: Look, height = look.height): Promise<unknown> =>
  cdp.send('Emulation.setDeviceMetricsOverride', {
    width: look.width,
    height,
    deviceScaleFactor: look.scale,
    mobile: false,
  });

/** Opens the gallery as this look sees it. */
export const dress = async (gallery: GalleryWindow, look: Look): Promise<void> => {
  const { page } = gallery;
  await page.emulateMedia({
    colorScheme: look.dark ? 'dark' : 'light',
    forcedColors: look.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await sizeTo(gallery, look);
  await page.goto(`app://handrail/gallery.html?${look.query}#walk`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  await page.mouse.move(0, 0);
};

/** How much taller the window must be to show everything at once. */
const hiddenBelow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll('main')];
    return Math.max(...scrollers.map((one) => one.scrollHeight - one.clientHeight));
  });

const TALLEST = 9_000;

/** Shows one example in this look; the whole of it, where the look wants that. Gives the height of what is shown. */
export const showIn = async (
  gallery: GalleryWindow,
  look: Look,
  { hash, kind }: Example,
): Promise<number> => {
  const { page } = gallery;
  const first = kind === 'page' ? look.height : Math.min(look.height, 120);
  await sizeTo(gallery, look, first);
  await page.evaluate((one) => window.__gallery.show(one), hash);
  if (!look.whole && kind === 'page') return first;
  const hidden = await hiddenBelow(page);
  if (hidden <= 0) return first;
  const height = Math.min(look.whole ? TALLEST : look.height, first + hidden);
  await sizeTo(gallery, look, height);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return height;
};
