import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report';
import {
  cancelledDocument,
  expiredDocument,
  fixedDocument,
  healthyDocument,
  labDocument,
  oldProgramDocument,
  unknownDocument,
} from '../examples/documents';
import { ReportView } from './ReportView';

const html = (document: ReportDocument) => renderToStaticMarkup(<ReportView document={document} />);
const HOSTILE = '<img src=x onerror=alert(1)>"\'&</style><script>alert(2)</script>';

/** Replaces every text that could come from a peer or a person. */
const poisoned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== 'object' || value === null) return value;
  const fixed = new Set([
    'kind',
    'conclusion',
    'certainty',
    'owner',
    'area',
    'status',
    'verdict',
    'side',
    'program',
    'event',
    'role',
    'stage',
    'id',
    'attemptId',
    'who',
    'hex',
    'looksLike',
  ]);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      typeof one === 'string' && !fixed.has(key) ? HOSTILE : poisoned(one),
    ]),
  );
};

describe('the report', () => {
  it('shows hostile text as text, wherever it stands', () => {
    for (const document of [expiredDocument, unknownDocument, fixedDocument]) {
      const page = html(poisoned(document) as ReportDocument);
      expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(page).not.toMatch(/<(?:img|script|style)/u);
    }
  });

  it('starts with what a help desk needs: what, how certain, who, and the next step', () => {
    const page = html(oldProgramDocument);
    const order = [
      oldProgramDocument.summary.headline,
      'Likely',
      'The program’s vendor',
      'Next step',
      'What was found',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('says clearly when it is about a practice server', () => {
    expect(html(labDocument)).toContain('<strong>Practice lab.</strong>');
    expect(html(oldProgramDocument)).not.toContain('Practice lab');
  });

  it('marks only "nothing wrong" with a tick', () => {
    const tick = 'm4 10.6 4 4 8.2-9';
    expect(html(healthyDocument)).toContain(tick);
    for (const document of [unknownDocument, cancelledDocument, oldProgramDocument]) {
      expect(html(document)).not.toContain(tick);
    }
  });

  it('says what could not be told, and why', () => {
    const page = html(unknownDocument);
    for (const line of unknownDocument.couldNotTell) {
      expect(page).toContain(line.title);
      expect(page).toContain(line.why);
    }
  });

  it('shows before and after when it was checked again', () => {
    expect(html(fixedDocument)).toContain('Before and after');
    expect(html(healthyDocument)).not.toContain('Before and after');
  });

  it('carries no style and no script of its own, as the page’s policy demands', () => {
    expect(html(expiredDocument)).not.toMatch(/\sstyle=|\son[a-z]+=|javascript:/u);
  });

  it('names what is merely possible behind a confirmed cause, without its steps', () => {
    const [first, second] = oldProgramDocument.findings;
    if (!first || !second) throw new Error('the example has two findings');
    const steps = {
      owner: 'server-owner' as const,
      stack: 'any',
      steps: ['A step of the second.'],
      undo: '',
    };
    const page = (verdict: 'confirmed' | 'possible') =>
      html({
        ...oldProgramDocument,
        findings: [
          { ...first, verdict },
          { ...second, verdict: 'possible', fix: [steps] },
        ],
      });
    expect(page('confirmed')).toContain('Also not ruled out');
    expect(page('confirmed')).toContain(second.title);
    expect(page('confirmed')).not.toContain('A step of the second.');
    expect(page('possible')).toContain('A step of the second.');
  });

  it('says of connections that our own limit refused that they were not made', () => {
    const [attempt] = oldProgramDocument.transcript;
    if (!attempt) throw new Error('the example has connections');
    const refused = {
      ...attempt,
      id: 'refused-1',
      purpose: 'One too many',
      outcome: { kind: 'local', code: 'BUDGET', text: 'this question has used all the connections' },
    } as const;
    const page = html({ ...oldProgramDocument, transcript: [...oldProgramDocument.transcript, refused] });
    expect(page).not.toContain('One too many');
    expect(page).toContain(`may use: ${oldProgramDocument.transcript.length + 1}.`);
  });

  it('shows the way, both sides and the certificates in pictures, and the chain only once', () => {
    const page = html(healthyDocument);
    for (const picture of ['pic-path', 'pic-overlap', 'pic-chain']) {
      expect(page.split(`<figure class="${picture}">`)).toHaveLength(2);
    }
    expect(html(expiredDocument).split('<figure class="pic-chain">')).toHaveLength(2);
  });

  it('leaves pictures out of documents of before, and shows the versions as it did', () => {
    const page = html({ ...healthyDocument, overlap: null, path: null, chain: null });
    expect(page).not.toContain('In pictures');
    expect(page).toContain('pic-versions');
    expect(html(healthyDocument)).not.toContain('pic-versions');
  });

  it('has one first heading, and steps down one level at a time', () => {
    const levels = [...html(expiredDocument).matchAll(/<h([1-6])/gu)].map((match) => Number(match[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });
});
