import { describe, expect, it, vi } from 'vitest';
import type { ReportDocument } from '../../../shared/model/report';
import { oldProgramDocument } from '../examples/documents';
import { withDocument } from '../examples/states';
import { failed, ok, prepare } from '../testing/fake-api';
import { answerQuestion, judge } from './judge';
import { announce, get } from './store';

const [first, second] = oldProgramDocument.findings;
const turned: ReportDocument = {
  ...oldProgramDocument,
  findings: [...oldProgramDocument.findings].reverse(),
};

describe('judging again', () => {
  it('shows the new order and remembers the old one', async () => {
    prepare(withDocument(oldProgramDocument), { runJudge: () => ok(turned) });
    await judge();
    expect(get().document).toBe(turned);
    expect(get().earlierFindings?.map(({ causeId }) => causeId)).toEqual([first?.causeId, second?.causeId]);
    expect(get().announcement).toBe(`This made one cause more likely: ${second?.title}.`);
  });

  it('notes with the question what its answer did', async () => {
    prepare(withDocument(oldProgramDocument), { runJudge: () => ok(turned) });
    answerQuestion('allow-list', 'yes');
    expect(get()).toMatchObject({ answering: 'allow-list', judging: true });
    await vi.waitFor(() => expect(get().judging).toBe(false));
    expect(get().answerEffects['allow-list']).toBe(`This made one cause more likely: ${second?.title}.`);
    expect(get().earlierFindings?.map(({ causeId }) => causeId)).toEqual([first?.causeId, second?.causeId]);
  });

  it('says that “I don’t know” counts against nothing', async () => {
    prepare(withDocument(oldProgramDocument), { runJudge: () => ok({ ...oldProgramDocument }) });
    answerQuestion('allow-list', 'unknown');
    await vi.waitFor(() => expect(get().judging).toBe(false));
    expect(get().answerEffects['allow-list']).toContain('counts against nothing');
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

describe('what is read out', () => {
  it('is read out again when it is the same', async () => {
    prepare({ announcement: 'Copied.' });
    announce('Copied.');
    expect(get().announcement).toBe('');
    await vi.waitFor(() => expect(get().announcement).toBe('Copied.'));
  });
});
