import { describe, expect, it } from 'vitest';
import { keysOf } from './catalogue/extract.mjs';
import { collect, OTHERS, places, sorted } from './catalogue.mjs';
import { at, readJson } from './lib/files.mjs';

const catalogue = (language) => readJson(at('src/shared/i18n/catalogue', `${language}.json`));

/** Less than this of a language is not fit to be offered. A new English sentence shows in English until somebody has translated it. */
const FLOOR = 0.98;

describe('the catalogue', () => {
  const all = collect();

  it('has every sentence of the sources, and none that nobody says: `npm run catalogue` renews it', () => {
    expect(catalogue('en')).toEqual(sorted(all.keys()));
  });

  it.each(OTHERS)('has %s with the same places and without sentences that are gone', (language) => {
    const entries = Object.entries(catalogue(language));
    const wrong = entries.filter(
      ([key, text]) => !all.has(key) || places(key) !== places(text) || text.trim() === '',
    );
    expect(wrong).toEqual([]);
  });

  it.each(OTHERS)('has %s as good as whole', (language) => {
    expect(Object.keys(catalogue(language)).length / all.size).toBeGreaterThanOrEqual(FLOOR);
  });
});

/** A place in a template literal of the source that is read. */
const place = (name) => `$\{${name}}`.replace('\\', '');

describe('what counts as a sentence for people', () => {
  const keys = (source, path = 'a.tsx') => [...keysOf(path, source).keys()];

  it('is a text in words, with places for what is filled in', () => {
    expect(keys(`const a = \`${place('x')} ran out on ${place('y')}.\`;`)).toEqual(['{0} ran out on {1}.']);
    expect(keys(`const a = \`Both${place('x')}${place('y')} are closed\`;`)).toEqual(['Both{0} are closed']);
    expect(keys("const a = { title: 'Certificates', id: 'one two three' };")).toEqual(['Certificates']);
  });

  it('is the running text of a page, parted by the elements in it', () => {
    expect(keys('const A = () => <p>Step {n} of {m} <b>Back</b> to the start</p>;')).toEqual([
      'Step {0} of {1}',
      'to the start',
      'Back',
    ]);
  });

  it('is both forms of what is counted', () => {
    expect(keys("count(n, 'cause'); count(n, 'reply', 'replies');")).toEqual([
      '{0} cause',
      '{0} causes',
      '{0} reply',
      '{0} replies',
    ]);
  });

  it('is no import, class name, address or error for programmers', () => {
    const source = `import a from 'one two three';
      const b = <i className="one two three" href="https://one two" />;
      throw new TypeError('one two three');
      if (c === 'one two three') d('app://one/two');`;
    expect(keys(source)).toEqual([]);
  });
});
