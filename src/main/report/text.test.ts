import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReportDocument, reportSchema } from '../../shared/model/report';
import tooOld from './golden/client-too-old.report.json';
import healthy from './golden/nothing-wrong.report.json';
import { renderReportText } from './text';
import { paragraph, WIDTH } from './text-layout';

const document = reportSchema.parse(tooOld);
const plain = (one: ReportDocument): string => renderReportText(one, { colour: false });

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
    because: [{ text: text.slice(0, 600), attempts: [] }],
  })),
  ran: document.ran.map((one) => ({ ...one, outcome: text.slice(0, 400) })),
  couldNotTell: [{ causeId: 'x', area: 'network', title: text.slice(0, 200), why: text.slice(0, 600) }],
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
    const one = { causeId: 'x', area: 'network', why: 'Nothing answered.' } as const;
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
    const coloured = renderReportText(document, { colour: true });
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
  it('is a line a row, each cell behind the head of its column, empty ones left out', () => {
    const text = withTable(['Version', 'What came', 'After'], [['TLS 1.2', 'answered', '–']], 'A note.');
    expect(text).toContain('  A table\n    - TLS 1.2: What came: answered\n    A note.\n');
  });
  it('says how many rows of a wide table are left out, and shows a list whole', () => {
    const rows = Array.from({ length: 20 }, (_, at) => [`${at}`, `name ${at}`]);
    expect(withTable(['Place', 'Name'], rows)).toContain('    - 19: name 19\n');
    const wide = withTable(['Place', 'Name', 'x'], rows);
    expect(wide).not.toContain('name 12');
    expect(wide).toContain('and 8 more; --json has all of them');
  });
});
