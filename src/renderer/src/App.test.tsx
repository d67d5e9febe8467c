import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { App } from './App';
import type { Examples } from './examples/states';
import type { PageId } from './flow';
import { SIDE_DOORS, STEPS } from './flow';
import { pageIds, readPages } from './steps';
import { initialState } from './store';
import { prepare } from './testing/fake-api';

const info = {
  name: 'Handrail',
  version: '1',
  runtime: 'r',
  openOnLab: false,
  standIn: false,
  recovered: null,
};
const found = import.meta.glob<Examples>('./steps/*/examples.tsx', { eager: true, import: 'examples' });
const cases = Object.entries(found).flatMap(([path, examples]) =>
  Object.entries(examples).map(([name, state]) => ({ page: path.split('/').at(-2) as PageId, name, state })),
);

describe('the window', () => {
  beforeAll(readPages);

  it('has a page for every step and the practice lab, under the name of its folder', () => {
    expect(pageIds().sort()).toEqual([...STEPS, ...SIDE_DOORS].sort());
  });

  it('has examples of every page', () => {
    expect(new Set(cases.map(({ page }) => page))).toEqual(new Set([...STEPS, ...SIDE_DOORS]));
  });

  it.each(cases)('shows $page: $name', ({ page, state }) => {
    prepare({ ...initialState, info, page, ...state });
    const html = renderToStaticMarkup(<App />);
    expect([...html.matchAll(/<h1/gu)]).toHaveLength(1);
    expect(html).toContain('aria-label="Steps"');
    expect(html).not.toMatch(/undefined|\[object|NaN/u);
  });

  it('shows a clear problem instead of an empty window when nothing is behind it', () => {
    prepare({ ...initialState, bridgeProblem: 'The window has lost contact.' });
    const html = renderToStaticMarkup(<App />);
    expect(html).toContain('Handrail could not start');
    expect(html).toContain('The window has lost contact.');
  });
});
