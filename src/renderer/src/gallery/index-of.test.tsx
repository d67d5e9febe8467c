import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { prepare } from '../testing/fake-api';
import { INDEX, PAGES, PIECES } from './index-of';
import { preferencesFrom, readOptions } from './options';

const pieces = [...PIECES].flatMap(([group, examples]) =>
  Object.entries(examples).map(([name, element]) => ({ group, name, element })),
);

describe('the gallery', () => {
  it('has every page first, in the order in which a person meets them, then pictures and parts', () => {
    expect([...PAGES.keys()].slice(0, 3)).toEqual(['target', 'program', 'check']);
    expect(INDEX.map(({ kind }) => kind).lastIndexOf('page')).toBeLessThan(
      INDEX.findIndex(({ kind }) => kind === 'picture'),
    );
  });

  it('gives every example an address of its own', () => {
    expect(new Set(INDEX.map(({ hash }) => hash)).size).toBe(INDEX.length);
  });

  it.each(pieces)('draws $group: $name', ({ element }) => {
    prepare({});
    expect(renderToStaticMarkup(element)).not.toMatch(/undefined|\[object|NaN/u);
  });

  it('reads how it is to be shown from the address, and takes nonsense as nothing', () => {
    expect(readOptions('?still&dir=rtl&locale=pseudo')).toMatchObject({
      still: true,
      dir: 'rtl',
      locale: 'pseudo',
    });
    expect(readOptions('?dir=up')).toMatchObject({ still: false, dir: 'ltr', locale: null });
    expect(preferencesFrom(readOptions(''))).not.toHaveProperty('language');
  });
});
