import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Area } from '../../../shared/model/asked';
import { expiredDocument } from '../examples/documents';
import { ToDo } from './AreaParts';
import { areaView } from './area-view';

const FOLD = 'What could be done here, if those steps do not help';
const page = (area: Area): string =>
  renderToStaticMarkup(
    <ToDo view={areaView(expiredDocument, area)} area={area} document={expiredDocument} />,
  );

it('lets one next step stand out: the steps of other areas are folded in, with the way to the cause', () => {
  const other = page('protocol');
  expect(other).toContain('does not lie here');
  expect(other).toContain('See the steps for it');
  // Folded in, and there to be opened.
  expect(other.indexOf(FOLD)).toBeGreaterThan(other.indexOf('See the steps for it'));
  expect(other.slice(other.indexOf(FOLD))).toMatch(/ hidden="".*See all steps/u);
  expect(other.slice(0, other.indexOf(FOLD))).not.toContain('See all steps');
  expect(page('certificate')).not.toContain(FOLD);
  expect(page('certificate')).toContain('See all steps');
});

it('folds nothing in where there is nothing to do', () => {
  const clear = page('configuration');
  expect(clear).toContain('See the steps for it');
  expect(clear).not.toContain(FOLD);
});
