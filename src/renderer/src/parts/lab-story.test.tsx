import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { App } from '../App';
import { labDocument, oldProgramDocument } from '../examples/documents';
import { labs } from '../examples/labs';
import { withDocument } from '../examples/states';
import type { PageId } from '../flow';
import { STEPS } from '../flow';
import { readPages } from '../steps';
import { prepare } from '../testing/fake-api';

const [scenario] = labs;
if (!scenario) throw new Error('the example has practice servers');

const info = {
  ...{ name: 'Handrail', version: '1', runtime: 'r' },
  ...{ openOnLab: false, standIn: false, recovered: null },
};

const html = (page: PageId, document = labDocument, storyFolded: boolean | null = null): string => {
  prepare({ ...withDocument(document), labs: { items: labs, problem: null }, info, page, storyFolded });
  return renderToStaticMarkup(<App />);
};

const isOpen = (markup: string): boolean =>
  /aria-expanded="true"[^>]*>(?:(?!<\/button>).)*What this practice problem is about/su.test(markup);

describe('the story of a practice server', () => {
  beforeAll(readPages);

  it('stands on top of each page of its case, and says how to get back to the lab', () => {
    for (const page of STEPS) {
      const markup = html(page);
      expect(markup, page).toContain('What this practice problem is about');
      expect(markup, page).toContain(scenario.story);
      expect(markup, page).toContain('Back to the practice lab');
    }
  });
  it('is open where the answers are given, and folded in later', () => {
    expect(isOpen(html('program'))).toBe(true);
    expect(isOpen(html('network'))).toBe(false);
  });
  it('stays as the person folded it', () => {
    expect(isOpen(html('program', labDocument, true))).toBe(false);
    expect(isOpen(html('network', labDocument, false))).toBe(true);
  });
  it('gives away neither the title nor what is to be learnt', () => {
    const markup = html('program');
    expect(markup).not.toContain(scenario.title);
    expect(markup).not.toContain(scenario.learn);
  });
  it('never stands beside a real server, nor on a page beside the steps', () => {
    expect(html('program', oldProgramDocument)).not.toContain('practice problem');
    expect(html('cases')).not.toContain('What this practice problem is about');
  });
});
