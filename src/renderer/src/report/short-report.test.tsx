import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report';
import { healthyDocument, oldProgramDocument, unknownDocument } from '../examples/documents';
import { ReportView } from './ReportView';

const html = (document: ReportDocument) => renderToStaticMarkup(<ReportView document={document} />);

/** What stands on paper: without what is for screens. */
const onPaper = (page: string): string => page.replace(/<details\b[\s\S]*?<\/details>/gu, '');

const documents = [oldProgramDocument, unknownDocument, healthyDocument];

describe('the list of contents', () => {
  it('leads to each part of the report, and to nothing else', () => {
    for (const document of documents) {
      const page = html(document);
      const led = [...page.matchAll(/href="#([\w-]+)"/gu)].map(([, id]) => id);
      const parts = [...page.matchAll(/<section [^>]*aria-labelledby="([\w-]+)"/gu)].map(([, id]) => id);
      expect(led).toEqual(parts.filter((id) => id !== 'rp-appendix'));
      for (const id of led) expect(page).toContain(` id="${id}"`);
    }
  });
  it('stands before all of them, behind the answer', () => {
    const page = html(oldProgramDocument);
    expect(page.indexOf(oldProgramDocument.summary.nextStep)).toBeLessThan(page.indexOf('<nav'));
    expect(page.indexOf('<nav')).toBeLessThan(page.indexOf('id="rp-findings"'));
  });
});

describe('a list of connections that has no room for all', () => {
  it('says of how many it is, on paper too, and no sentence of the report says that all are listed', () => {
    const [one] = healthyDocument.transcript;
    if (!one) throw new Error('the example has connections');
    const listed = Array.from({ length: 80 }, (_, at) => ({ ...one, id: `many-${at}` }));
    const page = html({ ...healthyDocument, transcript: listed, transcriptLeftOut: 63 });
    expect(onPaper(page)).toContain('The report lists 80 of 143 connections one by one.');
    expect(page).not.toContain('connections listed above');
    expect(html(healthyDocument)).not.toContain('connections one by one.');
  });
});

describe('what is left out on paper', () => {
  it('is on the page all the same, folded in', () => {
    for (const document of documents) {
      const page = html(document);
      const paper = onPaper(page);
      expect(paper.length).toBeLessThan(page.length);
      for (const { because } of document.ruledOut) expect(page).toContain(because);
      for (const { table } of document.measured) for (const row of table.rows) expect(page).toContain(row[0]);
      expect(paper).toContain('its data (JSON) and the case file keep everything');
    }
  });
  it('is never what could not be told, or what was ruled out', () => {
    for (const document of documents) {
      const paper = onPaper(html(document));
      for (const { title, why } of document.couldNotTell) {
        expect(paper).toContain(title);
        expect(paper).toContain(why);
      }
      for (const { sentence } of document.ruledOut) expect(paper).toContain(sentence);
    }
  });
  it('is a table of another area than the one in question, by its title', () => {
    const [first] = oldProgramDocument.findings;
    for (const { area, table } of oldProgramDocument.measured) {
      const paper = onPaper(html(oldProgramDocument));
      expect(paper).toContain(table.title);
      if (table.rows.length > 0)
        expect(paper.includes(`<caption>${table.title}</caption>`)).toBe(area === first?.area);
    }
  });
});

describe('steps for other systems than the person’s own', () => {
  const [first] = oldProgramDocument.findings;
  if (!first) throw new Error('the example has a finding');
  const fix = (owner: 'program-vendor' | 'server-owner', stack: string) => ({
    owner,
    stack,
    steps: [`A step for ${stack}.`],
    undo: '',
  });
  const page = (program: 'dotnet-framework' | 'unknown', owner: 'program-vendor' | 'server-owner') =>
    onPaper(
      html({
        ...oldProgramDocument,
        asked: { ...oldProgramDocument.asked, program },
        findings: [{ ...first, fix: [fix(owner, '.NET Framework'), fix(owner, 'Java')] }],
      }),
    );
  it('are named on paper, where the own one is known', () => {
    const paper = page('dotnet-framework', 'program-vendor');
    expect(paper).toContain('A step for .NET Framework.');
    expect(paper).not.toContain('A step for Java.');
    expect(paper).toContain('<li>Java</li>');
  });
  it('are all there where the program is not known', () =>
    expect(page('unknown', 'program-vendor')).toContain('A step for Java.'));
  it('are all there for those who run the other end', () =>
    expect(page('dotnet-framework', 'server-owner')).toContain('A step for Java.'));
});

describe('a long pasted text', () => {
  const message = 'An error, once more.\n'.repeat(400).trimEnd();
  const document = { ...oldProgramDocument, asked: { ...oldProgramDocument.asked, message } };
  it('is cut, and said to be, with how long it was', () => {
    const paper = onPaper(html(document));
    expect(paper).toContain(`Cut here: the whole text has ${message.length} characters.`);
    expect(paper.split('An error, once more.').length - 1).toBeLessThan(10);
    expect(html(document)).toContain(message);
  });
  it('is said to be as long as the person’s own, where the report has not all of it', () =>
    expect(html({ ...document, messageLength: 75_000 })).toContain('has 75000 characters'));
  it('stays as it is when it is short', () => expect(html(oldProgramDocument)).not.toContain('Cut here'));
});
