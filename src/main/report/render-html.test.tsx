import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportSchema } from '../../shared/model/report';
import tooOld from './golden/client-too-old.report.json';
import { htmlDocument } from './html-document';
import { renderComparisonHtml, renderReportHtml, renderReportPage, reportTitle } from './render-html';

const document = reportSchema.parse(tooOld);
const page = renderReportHtml(document);

describe('the report as one HTML file', () => {
  it('has the answer in it, in words', () => {
    for (const text of [document.summary.headline, document.summary.nextStep])
      expect(page).toContain(text.replaceAll("'", '&#x27;'));
  });
  it('allows by its policy nothing but the one style sheet inside', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`style-src 'sha256-${hash}'`);
    expect(page).toContain("default-src 'none'");
    expect(style).toContain('html{background');
    expect(style).toContain('@font-face');
  });
  it('fetches nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|<iframe|<object|<link|\son[a-z]+=|\sstyle=|javascript:/i);
    expect(page.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/(?:src|href)="(?!#)/i);
    expect(page).not.toMatch(/url\((?!data:|["']?data:)/i);
  });
  it('escapes what a peer sent', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const ran = document.ran.map((one) => ({ ...one, outcome: evil }));
    const asked = {
      ...document.asked,
      target: { ...document.asked.target, display: '</title><script>1</script>' },
    };
    const html = renderReportHtml({ ...document, ran, asked });
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<script');
    expect(html.match(/<\/title>/g)).toHaveLength(1);
  });
  it('has one main part, one heading of the first level, a language and a title', () => {
    expect(page.match(/<h1[ >]/g)).toHaveLength(1);
    expect(page).toContain('<html lang="en-GB">');
    expect(page).toContain(`<title>${reportTitle(document)}</title>`);
  });
});

describe('the page for printing', () => {
  it('takes its style from beside it, for its policy comes with the answer', () => {
    const printed = renderReportPage(document, 'app://print/report.css');
    expect(printed).toContain('<link rel="stylesheet" href="app://print/report.css">');
    expect(printed).not.toContain('<style>');
  });
});

describe('a page around markup', () => {
  it('refuses a style sheet that would end its element', () => {
    const page = { title: '', language: 'en', body: '', style: { inside: 'a{}</style><script>' } };
    expect(() => htmlDocument(page)).toThrow('must not end its element');
  });
});

describe('a comparison as one HTML file', () => {
  it('has both checks in it, and allows nothing but its one style sheet', () => {
    const side = {
      at: '2026-11-21T09:14:06Z',
      headline: 'Nothing wrong was found from here',
      conclusion: 'nothing-wrong' as const,
      seenFrom: 'Windows 11',
    };
    const html = renderComparisonHtml({
      left: { ...side, title: '</title><script>1</script>' },
      right: { ...side, title: 'The office' },
      sentence: 'Nothing that both measured differs.',
      differences: [],
      notCompared: [],
      same: [],
    });
    expect(html).toContain('The office');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toContain('<script');
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
  });
});
