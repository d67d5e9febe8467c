import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Page } from 'playwright/test';
import { compare } from './compare';
import type { GalleryWindow } from './window';

/** Where the pictures stand that the pages are compared with. */
const KEPT = resolve(__dirname, '../../gallery');
const results = process.env.HANDRAIL_RESULTS ?? 'test-results';

/** Pictures and figures of this run. */
export const shownFolder = join(results, 'gallery');
/** What the command takes over into the checkout when it accepts. */
const acceptedFolder = join(results, 'gallery-accepted');
const differentFolder = join(results, 'gallery-different');

/** `npm run gallery -- --accept`: what is shown now becomes what is kept. */
export const accepting = process.env.HANDRAIL_GALLERY === 'accept';
/** `npm run gallery`: pictures in full size too. */
export const picturing = process.env.HANDRAIL_GALLERY !== undefined;
/** Words of which an example's address has to have one. */
export const filter = (process.env.HANDRAIL_GALLERY_FILTER ?? '').split(' ').filter((word) => word !== '');

const fileOf = (hash: string): string =>
  decodeURIComponent(hash)
    .replace('/', '--')
    .replace(/[^\w.-]+/gu, '-');

const put = (path: string, base64: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(base64, 'base64'));
};

/** A picture for people. */
export const keepShown = (look: string, hash: string, png: Buffer): void =>
  put(join(shownFolder, look, `${fileOf(hash)}.png`), png.toString('base64'));

interface MadeWith {
  readonly chromium: string;
  readonly platform: string;
}

const here = async (page: Page): Promise<MadeWith> => ({
  chromium: await page.evaluate(() => /Chrome\/(\d+)/u.exec(navigator.userAgent)?.[1] ?? 'unknown'),
  platform: process.platform,
});

/** Why pictures can't be compared on this computer; null when they can. Another Chromium breaks lines elsewhere and smooths other edges. */
export const incomparable = async (page: Page): Promise<string | null> => {
  const now = await here(page);
  if (accepting) {
    put(
      join(acceptedFolder, 'made-with.json'),
      Buffer.from(`${JSON.stringify(now, null, 2)}\n`).toString('base64'),
    );
    return null;
  }
  const path = join(KEPT, 'made-with.json');
  if (!existsSync(path)) return null;
  const made = JSON.parse(readFileSync(path, 'utf8')) as MadeWith;
  if (made.chromium === now.chromium && made.platform === now.platform) return null;
  return `The kept pictures were made with Chromium ${made.chromium} on ${made.platform}; this is Chromium ${now.chromium} on ${now.platform}. They are not compared here.`;
};

/** Whether anything was ever kept; without that, one sentence says more than one for each example. */
export const nothingKept = (): string | null =>
  accepting || existsSync(join(KEPT, 'made-with.json'))
    ? null
    : 'There are no kept pictures to compare with. Look at them (npm run gallery), then keep them: npm run gallery -- --accept';

const command = (word: string): string => `npm run gallery -- --accept ${word}`.trim();

/** Compares a picture with the kept one, or keeps it. Gives a sentence when something is different or missing. */
export const againstKept = async (
  { page }: GalleryWindow,
  look: string,
  hash: string,
  actual: string,
): Promise<string | null> => {
  const name = join(look, `${fileOf(hash)}.webp`);
  if (accepting) {
    put(join(acceptedFolder, name), actual);
    return null;
  }
  if (!existsSync(join(KEPT, name)))
    return `${look}, ${hash}: there is no kept picture. Look at it, then keep it: ${command(hash)}`;
  const expected = readFileSync(join(KEPT, name)).toString('base64');
  if (expected === actual) return null;
  const { differing, allowed, picture } = await compare(page, expected, actual);
  const base = join(differentFolder, look, fileOf(hash));
  if (picture === null) {
    for (const end of ['expected.webp', 'actual.webp', 'different.png'])
      rmSync(`${base}.${end}`, { force: true });
    return null;
  }
  put(`${base}.expected.webp`, expected);
  put(`${base}.actual.webp`, actual);
  put(`${base}.different.png`, picture);
  return `${look}, ${hash}: ${differing} points differ, ${allowed} may: look at test-results/gallery-different/${look}/${fileOf(hash)}.different.png. If it is meant so: ${command(hash)}`;
};

/** Leftovers of an earlier run would read like results of this one. */
export const clearDifferent = (): void => rmSync(differentFolder, { recursive: true, force: true });
