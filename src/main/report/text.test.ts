import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportDocument, reportSchema } from '../../shared/model/report';
import tooOld from './golden/client-too-old.report.json';
import healthy from './golden/nothing-wrong.report.json';
import { renderReportText } from './text';
import { paragraph, WIDTH } from './text-layout';

const document = reportSchema.parse(tooOld);
const plain = (one: ReportDocument): string => renderReportText(one, { colour: false, details: true });

/** The same document with one text in place of every string that can come from outside. */
const poisoned = (text: string): ReportDocument => ({
  ...document,
  summary: {
    ...document.summary,
    headline: text.slice(0, 300),
    explanation: text.slice(0, 1_200),
    nextStep: text.slice(0, 600),
  },
  findings: document.findings.map((one) => ({
    ...one,
    title: text.slice(0, 200),
    because: [{ text: text.slice(0, 600), attempts: [], grade: 'told' as const }],
  })),
  ran: document.ran.map((one) => ({ ...one, outcome: text.slice(0, 400) })),
  couldNotTell: [
    { causeId: 'x', area: 'network', title: text.slice(0, 200), why: text.slice(0, 600), decides: '' },
  ],
  measured: [
    {
      id: 'versions',
      area: 'protocol',
      table: {
        kind: 'table',
        title: text.slice(0, 200),
        columns: [text.slice(0, 100), 'b', 'c'],
        rows: [[text.slice(0, 400), text.slice(0, 400), text.slice(0, 400)], []],
      },
      note: text.slice(0, 600),
    },
  ],
  limits: [text.slice(0, 400)],
});

describe('the report in a terminal', () => {
  it('says what is wrong, how sure, who can fix it and what to do next before anything else', () => {
    const top = plain(document).split('\nWhy\n')[0] ?? '';
    for (const part of [document.summary.headline, 'How certain:', 'Who can fix it:', 'Next step:'])
      expect(top).toContain(part);
  });
  it('counts the connections', () => {
    expect(plain(document)).toContain(`${document.connections.used} of at most 40 connections`);
  });
  it('never calls a healthy server more than that nothing wrong was found', () => {
    const text = plain(reportSchema.parse(healthy));
    expect(text).toMatch(/nothing wrong was found/i);
    expect(text).not.toMatch(/\b(secure|safe|perfect|all good)\b[.!]/i);
  });
  it('says of a practice server that it is one', () => {
    expect(plain({ ...document, asked: { ...document.asked, lab: 'old-program' } })).toMatch(
      /^Practice lab: /,
    );
  });
  it('compares with the check before', () => {
    const at = { at: '2026-11-21T10:00:00.000Z', headline: 'Too old', conclusion: 'cause-named' } as const;
    const comparison = {
      before: at,
      after: at,
      fixed: false,
      sentence: 'It is still the same.',
      changes: [],
    };
    expect(plain({ ...document, comparison })).toContain(
      'Compared with the check before\nIt is still the same.',
    );
  });
  it('says a reason once, with everything it leaves open', () => {
    const one = { causeId: 'x', area: 'network', why: 'Nothing answered.', decides: '' } as const;
    const couldNotTell = [
      { ...one, title: 'The first' },
      { ...one, title: 'Alone', why: 'For another reason.' },
      { ...one, title: 'The second' },
    ];
    const text = plain({ ...document, couldNotTell });
    expect(text).toContain('- Nothing answered. So we can’t tell about these: “The first”, “The second”.');
    expect(text).toContain('- Alone: For another reason.');
    expect(text.split('Nothing answered.')).toHaveLength(2);
    const many = Array.from({ length: 9 }, (_, at) => ({ ...one, title: `T${at}` }));
    expect(plain({ ...document, couldNotTell: many })).toContain('“T5”, and 3 more.');
  });
  it('is plain without colour, and only bold and dim with it', () => {
    expect(plain(document)).not.toContain('\u001b');
    const coloured = renderReportText(document, { colour: true, details: true });
    const bare = ['0', '1', '2'].reduce((text, code) => text.replaceAll(`\u001b[${code}m`, ''), coloured);
    expect(bare).toBe(plain(document));
  });
  it('lets no control character of a peer through, and no line grow too long', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '\u001b[2J',
        '\r',
        '\n',
        '\u0007',
        '\u202e',
        '\u0000',
        '\u009b',
        'a',
        ' ',
        'é',
        '漢',
        'x'.repeat(150),
      ),
      maxLength: 40,
    });
    fc.assert(
      fc.property(nasty, (text) => {
        const lines = plain(poisoned(text)).split('\n');
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(line.length).toBeLessThanOrEqual(WIDTH);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a paragraph', () => {
  it('is broken at words, and goes on under its own start', () => {
    const lines = paragraph('one two '.repeat(20), '      ', '  - ');
    expect(lines[0]).toMatch(/^ {2}- one two/);
    expect(lines[1]).toMatch(/^ {6}\S/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH);
  });
  it('is nothing when there is nothing to say', () => {
    expect(paragraph('  ')).toEqual([]);
  });
  it('cuts a word that fits on no line', () => {
    expect(paragraph('x'.repeat(250)).map((line) => line.length)).toEqual([100, 100, 50]);
  });
});

describe('what was measured, in a terminal', () => {
  const withTable = (columns: string[], rows: string[][], note = ''): string =>
    plain({
      ...document,
      measured: [
        { id: 'x', area: 'protocol', table: { kind: 'table', title: 'A table', columns, rows }, note },
      ],
    });
  it('stands in columns under their heads, without those that are empty', () => {
    const columns = ['Version', 'What came', 'After', 'Technically'];
    const rows = [
      ['TLS 1.2', 'answered', '–', 'x'],
      ['SSL 3.0', 'no', '–', 'y'],
    ];
    // Two columns are left, and the one says what the other is.
    expect(withTable(columns, rows, 'A note.')).toContain(
      '\n  A table\n    TLS 1.2  answered\n    SSL 3.0  no\n    A note.\n',
    );
    const timed = rows.map(([first = '', second = '']) => [first, second, '5 ms']);
    expect(withTable(columns.slice(0, 3), timed)).toContain(
      '\n    Version  What came  After\n    TLS 1.2  answered   5 ms\n    SSL 3.0  no         5 ms\n',
    );
  });
  it('breaks a long cell within its own column', () => {
    const text = withTable(['A', 'B', 'C'], [['first', 'word '.repeat(40).trim(), 'last']]);
    expect(text).toMatch(/\n {4}first {2}word .* {2}last\n {11}word/);
  });
  it('goes under each other where words are too wide to stand side by side', () => {
    const text = withTable(['A', 'B', 'C'], [['first', 'x'.repeat(60), 'y'.repeat(60)]]);
    expect(text).toContain(`    first\n      B: ${'x'.repeat(60)}\n      C: ${'y'.repeat(60)}\n`);
  });
  it('is not there when nothing is in it', () => {
    expect(withTable(['A', 'B'], [])).not.toContain('What was measured');
  });
  it('says how many rows of a wide table are left out, and shows a list whole', () => {
    const rows = Array.from({ length: 20 }, (_, at) => [`${at}`, `name ${at}`, 'x']);
    expect(withTable(['Place', 'Name'], rows)).toContain('    19  name 19\n');
    const wide = withTable(['Place', 'Name', 'x'], rows);
    expect(wide).not.toContain('name 12');
    expect(wide).toContain('and 8 more; --json has all of them');
  });
});

describe('a usual report, without details', () => {
  const usual = (one: ReportDocument): string => renderReportText(one, { colour: false, details: false });
  it('names possible causes without their steps when nothing wrong was found', () => {
    const fine = reportSchema.parse(healthy);
    const one = { ...fine, findings: document.findings };
    const title = document.findings[0]?.title ?? 'no finding';
    expect(usual(one)).toContain(`Possible causes all the same\n  - ${title.slice(0, 30)}`);
    expect(usual(one)).not.toContain('What to do');
    expect(usual(one)).not.toContain('How certain:');
    expect(plain(one)).toContain('What to do');
  });
  it('leaves out what was not asked and the tables, and says how to see them', () => {
    const table = { kind: 'table', title: 'A table', columns: ['A'], rows: [['b']] } as const;
    const [first] = document.ran;
    if (first === undefined) throw new Error('the golden report has no questions');
    const skipped = { ...first, question: 'Is it so?', status: 'skipped', outcome: 'No need.' } as const;
    const one = {
      ...document,
      ran: [first, skipped],
      measured: [
        { id: 'x', area: 'protocol' as const, table: { ...table, columns: ['A'], rows: [['b']] }, note: '' },
      ],
    };
    expect(usual(one)).toContain(first.question);
    expect(usual(one)).not.toMatch(/Is it so\?|What was measured/);
    expect(usual(one)).toContain(
      '1 more question was not asked. --details says why, and shows all that was measured.',
    );
    expect(plain(one)).toMatch(/not asked: No need\.[\s\S]*What was measured\n\n {2}A table/);
  });
});
