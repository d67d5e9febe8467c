import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report';
import { oldProgramDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare } from '../testing/fake-api';
import { answerQuestion, judge, rankingNews } from './judge';
import { get } from './store';

const [first, second] = oldProgramDocument.findings;
const turned: ReportDocument = {
  ...oldProgramDocument,
  findings: [...oldProgramDocument.findings].reverse(),
};

describe('what an answer does to the order of the causes', () => {
  it('is said with the new first one', () => {
    expect(rankingNews([first?.causeId ?? '', second?.causeId ?? ''], turned.findings)).toBe(
      'The order of the causes changed. Now first: The server may want a certificate of the program’s own.',
    );
  });

  it('is said when nothing moved', () => {
    const order = turned.findings.map((finding) => finding.causeId);
    expect(rankingNews(order, turned.findings)).toBe('The order of the causes stays the same.');
  });
});

describe('judging again', () => {
  it('shows the new order and remembers the old one', async () => {
    prepare(withDocument(oldProgramDocument), { runJudge: () => ok(turned) });
    await judge();
    expect(get().document).toBe(turned);
    expect(get().earlierOrder).toEqual([first?.causeId, second?.causeId]);
    expect(get().announcement).toContain('Now first');
  });

  it('keeps the answer when the judgement fails', async () => {
    prepare(withDocument(oldProgramDocument), { runJudge: () => failed('Not now.') });
    answerQuestion('allow-list', 'yes');
    await judge();
    expect(get().told.answers['allow-list']).toBe('yes');
    expect(get().document).toBe(oldProgramDocument);
    expect(get().notice?.text).toContain('Not now.');
  });

  it('takes only the judgement of the newest answer', async () => {
    const answers: ((document: ReportDocument) => void)[] = [];
    prepare(withDocument(oldProgramDocument), {
      runJudge: () => new Promise((done) => answers.push((value) => done({ ok: true, value }))),
    });
    const slow = judge();
    const quick = judge();
    answers[1]?.(turned);
    await quick;
    answers[0]?.(oldProgramDocument);
    await slow;
    expect(get().document).toBe(turned);
  });
});
