import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ComparisonOfCases } from '../../../shared/model/comparison';
import { noDifference, twoChecks } from '../examples/comparison';
import { ComparisonView } from './ComparisonView';

const html = (comparison: ComparisonOfCases) =>
  renderToStaticMarkup(<ComparisonView comparison={comparison} />);

describe('a comparison as a page', () => {
  it('has everything that was compared, and what could not be', () => {
    const page = html(twoChecks).replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
    expect(page).toContain(twoChecks.sentence);
    for (const one of twoChecks.differences) {
      expect(page).toContain(one.what);
      for (const text of one.form === 'list' ? [one.sentence] : [one.left, one.right])
        expect(page).toContain(text);
    }
    for (const { why } of twoChecks.notCompared) expect(page).toContain(why);
    for (const { value } of twoChecks.same) expect(page).toContain(value);
  });
  it('says so when nothing differs', () =>
    expect(html(noDifference)).toContain('Nothing that both measured differs.'));
  it('shows what came from outside as text', () => {
    const evil = '<script>alert(1)</script>';
    const page = html({ ...twoChecks, left: { ...twoChecks.left, title: evil, seenFrom: evil } });
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/\sstyle=|\son[a-z]+=/u);
  });
});
