import type { Pieces } from '../examples/pieces';
import type { Examples } from '../examples/states';
import type { PageId } from '../flow';
import { STEPS } from '../flow';

type Found<T> = Readonly<Record<string, T>>;

/** One thing to look at. `group` is the page or the picture, `hash` its address in the gallery. */
export interface Shown {
  readonly kind: 'page' | 'picture' | 'part';
  readonly group: string;
  readonly name: string;
  readonly hash: string;
}

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';
const fileOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.examples\.tsx$/u, '');

/** "check/running", "picture.Ladder/silence": what stands behind the # of an example. */
const hashOf = (group: string, name: string): string => `${group}/${encodeURIComponent(name)}`;

const pages = import.meta.glob<Examples>('../steps/*/examples.tsx', { eager: true, import: 'examples' });
const pictures = import.meta.glob<Pieces>('../pictures/*.examples.tsx', { eager: true, import: 'examples' });
const parts = import.meta.glob<Pieces>('../parts/*.examples.tsx', { eager: true, import: 'examples' });

/** The order in which a person meets the pages; side doors stand last. */
const ORDER: readonly string[] = STEPS;
const place = (page: string): number => (ORDER.includes(page) ? ORDER.indexOf(page) : ORDER.length);

/** Page → its states. */
export const PAGES: ReadonlyMap<PageId, Examples> = new Map(
  Object.entries(pages)
    .map(([path, examples]) => [folderOf(path) as PageId, examples] as const)
    .sort(([one], [other]) => place(one) - place(other)),
);

const named = (prefix: string, found: Found<Pieces>): [string, Pieces][] =>
  Object.entries(found).map(([path, examples]) => [`${prefix}.${fileOf(path)}`, examples]);

/** "picture.Ladder" and "part.Button" → their states. */
export const PIECES: ReadonlyMap<string, Pieces> = new Map([
  ...named('picture', pictures),
  ...named('part', parts),
]);

const entries = (kind: Shown['kind'], group: string, examples: object): Shown[] =>
  Object.keys(examples).map((name) => ({ kind, group, name, hash: hashOf(group, name) }));

/** Everything there is to look at: what screenshots, axe and the gallery's own list loop over. */
export const INDEX: readonly Shown[] = [
  ...[...PAGES].flatMap(([page, examples]) => entries('page', page, examples)),
  ...[...PIECES].flatMap(([group, examples]) =>
    entries(group.startsWith('picture.') ? 'picture' : 'part', group, examples),
  ),
];
