import { describe, expect, it } from 'vitest';
import { speak } from '../../../../shared/i18n/retell';
import { savedCases } from '../../examples/cases';
import { filterCases } from './filter';

const ids = (search: string, sort: 'newest' | 'name' | 'result' = 'newest') =>
  filterCases(savedCases, { search, sort }).map(({ target }) => target);

describe('searching the cases', () => {
  it('finds by name, by target, by headline and by parts of words, in any order', () => {
    expect(ids('ORDERS')).toEqual(['shop.example:443']);
    expect(ids('2001:db8')).toEqual(['[2001:db8::17]:8443']);
    expect(ids('accepts shop.example')).toEqual(['shop.example:443']);
    expect(ids('practice')).toEqual(['shop.lab.test:40123']);
    expect(ids('damaged')).toEqual(['case-20261102-0930.json']);
  });
  it('knows letters with and without accents as the same', () => {
    const [first] = savedCases;
    if (!first) throw new Error('no example');
    const lines = [{ ...first, name: 'Café Zürich' }];
    expect(filterCases(lines, { search: 'cafe zurich', sort: 'newest' })).toHaveLength(1);
  });
  it('finds the words of the language that is shown', () => {
    const [line] = savedCases;
    if (!line) throw new Error('the examples are empty');
    speak('de', { [line.headline]: 'Zertifikat abgelaufen' });
    expect(filterCases([line], { search: 'abgelaufen', sort: 'newest' })).toHaveLength(1);
    speak('en', {});
    expect(filterCases([line], { search: 'abgelaufen', sort: 'newest' })).toHaveLength(0);
  });
  it('finds all when nothing is searched for, and none when nothing matches', () => {
    expect(ids('  ')).toHaveLength(savedCases.length);
    expect(ids('no such thing')).toEqual([]);
  });
  it('takes no letter for a pattern', () => {
    expect(ids('.*')).toEqual([]);
  });
  it('orders by time, by name and by result', () => {
    expect(ids('')[0]).toBe('shop.example:443');
    expect(ids('', 'name').slice(0, 2)).toEqual(['[2001:db8::17]:8443', 'case-20261102-0930.json']);
    expect(ids('', 'result').at(-1)).toBe('mail.example.com:993');
  });
  it('is instant for as many cases as are listed', () => {
    const [line] = savedCases;
    if (!line) throw new Error('no example');
    const many = Array.from({ length: 500 }, (_, at) => ({ ...line, id: `case-${at}`, name: `Case ${at}` }));
    const start = performance.now();
    expect(filterCases(many, { search: 'case 499', sort: 'name' })).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(250);
  });
});
