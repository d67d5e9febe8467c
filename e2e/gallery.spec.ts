import { expect, test } from 'playwright/test';
import { full, small } from './helpers/gallery/capture';
import { axe, focusShows, layout, loadAxe } from './helpers/gallery/checks';
import {
  accepting,
  againstKept,
  clearDifferent,
  filter,
  incomparable,
  keepShown,
  nothingKept,
  picturing,
} from './helpers/gallery/kept';
import { LOOKS, type Look } from './helpers/gallery/looks';
import { makeSheets } from './helpers/gallery/sheets';
import { dress, type GalleryWindow, openGallery, showIn } from './helpers/gallery/window';

// Every example of the gallery in every look: a picture of each that is compared with the kept one, nothing that axe objects to, nothing that
// sticks out, is cut off, too small to hit, or hides the focus. `npm run gallery` makes the pictures to look at, `--accept` keeps them.
let gallery: GalleryWindow;
let uncompared: string | null = null;

test.beforeAll(async () => {
  gallery = await openGallery();
  uncompared = await incomparable(gallery.page);
});

test.afterAll(() => gallery.app.close());

const examples = () =>
  gallery.index.filter(
    ({ hash }) =>
      filter.length === 0 ||
      filter.some((word) => hash.includes(word) || decodeURIComponent(hash).includes(word)),
  );

/** What axe is asked in which look: names and roles are the same in all of them, colours are not. */
const axeIn = async (look: Look, first: boolean): Promise<string[]> => {
  if (look.name === 'light') return axe(gallery.page);
  if (look.name === 'dark') return axe(gallery.page, ['color-contrast']);
  return first && look.name === 'forced' ? axe(gallery.page) : [];
};

/** Right to left is looked at, and held to the rules of the layout; its picture is not kept. */
const isKept = (look: Look): boolean => look.name !== 'rtl';

/** Pauses in front of the pictures that are taken once more: on a busy computer the drawing of a page may lag behind it. */
const PAUSES_MS = [0, 300, 1_500];

/**
 * A picture that differs is taken once more from a page that was opened afresh: with two hundred pages before it, an edge between two points
 * of so small a picture can fall to either of them. What has changed differs every time.
 */
const differs = async (
  look: Look,
  example: GalleryWindow['index'][number],
  height: number,
): Promise<string | null> => {
  let different = await againstKept(gallery, look.name, example.hash, await small(gallery, look, height));
  for (const pause of PAUSES_MS) {
    if (different === null) break;
    await dress(gallery, look);
    await loadAxe(gallery.page);
    const afresh = await showIn(gallery, look, example);
    await gallery.page.waitForTimeout(pause);
    different = await againstKept(gallery, look.name, example.hash, await small(gallery, look, afresh));
  }
  return different;
};

const lookAt = async (look: Look): Promise<string[]> => {
  const missing = isKept(look) ? nothingKept() : null;
  const problems: string[] = missing === null ? [] : [missing];
  let group = '';
  for (const example of examples()) {
    const first = example.group !== group;
    group = example.group;
    const height = await showIn(gallery, look, example);
    if (picturing) keepShown(look.name, example.hash, await full(gallery));
    if (isKept(look) && uncompared === null && missing === null) {
      const different = await differs(look, example, height);
      if (different) problems.push(different);
    }
    if (accepting) continue;
    const found = [
      ...(await layout(gallery.page)),
      ...(await axeIn(look, first)),
      ...(first && look.name === 'light' ? await focusShows(gallery.page) : []),
      ...gallery.complaints(),
    ];
    problems.push(...found.map((one) => `${look.name}, ${example.hash}: ${one}`));
  }
  return problems;
};

test('the gallery finds the examples by itself, each under an address of its own', () => {
  clearDifferent();
  const addresses = gallery.index.map(({ hash }) => hash);
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(new Set(gallery.index.map(({ kind }) => kind))).toEqual(new Set(['page', 'picture', 'part']));
});

for (const look of LOOKS) {
  test(`every page, picture and part in every state: ${look.name}`, async () => {
    test.setTimeout(15 * 60_000);
    if (uncompared) test.info().annotations.push({ type: 'not compared', description: uncompared });
    await dress(gallery, look);
    await loadAxe(gallery.page);
    const problems = await lookAt(look);
    expect(problems.join('\n')).toBe('');
  });
}

test('contact sheets of what was pictured', async () => {
  test.skip(!picturing, 'Pictures in full size are made by `npm run gallery`.');
  test.setTimeout(10 * 60_000);
  await makeSheets(
    gallery,
    LOOKS.map(({ name }) => name),
  );
});
