import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownFolder } from './kept';
import type { GalleryWindow } from './window';

const EACH = 12;
const STYLE = `body { margin: 16px; font: 14px/1.4 sans-serif; background: #ddd }
  h1 { font-size: 18px } main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px }
  figure { margin: 0 } div { height: 400px; overflow: hidden; border: 1px solid #888 }
  img { display: block; width: 100% } figcaption { overflow-wrap: anywhere }`;

const figure = (source: string, name: string): string =>
  `<figure><div><img src="${source}" alt=""></div><figcaption>${name}</figcaption></figure>`;

const sheet = (title: string, figures: readonly string[]): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1><main>${figures.join('')}</main>`;

const picturesOf = (look: string): string[] =>
  readdirSync(join(shownFolder, look))
    .filter((name) => name.endsWith('.png'))
    .sort();

/** Contact sheets of what was pictured: one page with all of it, and PNGs of twelve each for looking through. */
export const makeSheets = async ({ page, cdp }: GalleryWindow, looks: readonly string[]): Promise<void> => {
  const made = looks.filter((look) => existsSync(join(shownFolder, look)));
  const all = made.flatMap((look) =>
    picturesOf(look).map((name) =>
      figure(`${look}/${encodeURIComponent(name)}`, `${look}: ${name.slice(0, -4)}`),
    ),
  );
  if (all.length === 0) return;
  writeFileSync(join(shownFolder, 'index.html'), sheet(`${all.length} pictures`, all));
  mkdirSync(join(shownFolder, 'sheets'), { recursive: true });
  await page.goto('about:blank');
  await cdp.send('Emulation.setDeviceMetricsOverride', {
    width: 1400,
    height: 1800,
    deviceScaleFactor: 1,
    mobile: false,
  });
  for (const look of made) {
    const names = picturesOf(look);
    for (let from = 0; from < names.length; from += EACH) {
      const some = names.slice(from, from + EACH).map((name) => {
        const bytes = readFileSync(join(shownFolder, look, name)).toString('base64');
        return figure(`data:image/png;base64,${bytes}`, name.slice(0, -4));
      });
      await page.setContent(sheet(`${look}, ${from + 1} to ${from + some.length} of ${names.length}`, some));
      const number = String(from / EACH + 1).padStart(2, '0');
      await page.screenshot({ path: join(shownFolder, 'sheets', `${look}-${number}.png`), fullPage: false });
    }
  }
};
