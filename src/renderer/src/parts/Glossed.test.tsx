import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { GLOSSARY } from '../../../shared/words/glossary';
import { searchGlossary } from './Glossary';
import { Glossed } from './Glossed';

describe('a sentence with words of the glossary', () => {
  it('has a button for each of them, once, and reads as before', () => {
    const html = renderToStaticMarkup(
      <p>
        <Glossed>The proxy closed the connection (FIN). The proxy did it again.</Glossed>
      </p>,
    );
    expect([...html.matchAll(/<button/gu)]).toHaveLength(2);
    expect(html.replace(/<[^>]+>/gu, '')).toBe(
      'The proxy closed the connection (FIN). The proxy did it again.',
    );
  });

  it('shows what came along as text', () => {
    const html = renderToStaticMarkup(<Glossed>{'<img src=x onerror=alert(1)> and a proxy'}</Glossed>);
    expect(html).not.toContain('<img');
  });
});

describe('looking for a word', () => {
  it('finds it by its name, its other names and its explanation, in any order', () => {
    expect(searchGlossary('sni').map(({ id }) => id)).toContain('sni');
    expect(searchGlossary('passport').map(({ id }) => id)).toEqual(['certificate']);
    expect(searchGlossary('  FIN closing ').map(({ id }) => id)).toEqual(['fin']);
  });

  it('lists all without a search, and none that does not fit', () => {
    expect(searchGlossary('')).toHaveLength(GLOSSARY.length);
    expect(searchGlossary('zebra')).toEqual([]);
  });
});
