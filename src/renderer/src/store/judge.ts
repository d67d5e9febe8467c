import { request } from '../bridge';
import { remember } from './remember';
import { askedFrom } from './state';
import { announce, complain, get, set } from './store';

let latest = 0;

const place = (index: number): string => (index === 0 ? 'first' : `number ${index + 1}`);

/** What changed in the ranking, in one sentence to be read out. */
export const rankingNews = (
  before: readonly string[],
  after: readonly { causeId: string; title: string }[],
): string => {
  const moved = after.find((finding, index) => before[index] !== finding.causeId);
  if (!moved) return 'The order of the causes stays the same.';
  const index = after.indexOf(moved);
  return `The order of the causes changed. Now ${place(index)}: ${moved.title}.`;
};

/** Judges the evidence again with what the person has told us since. Only the newest answer counts. */
export const judge = async (): Promise<void> => {
  const state = get();
  const asked = askedFrom(state);
  if (!asked || !state.caseId || !state.document) return;
  const { caseId } = state;
  latest += 1;
  const ticket = latest;
  set({ judging: true });
  const answer = await request((api) => api.runJudge({ caseId, asked }));
  if (ticket !== latest || get().caseId !== caseId) return;
  if (!answer.ok) {
    set({ judging: false });
    complain(`Your answer is kept, but the causes could not be put in order again. ${answer.message}`);
    return;
  }
  const before = state.document.findings.map((finding) => finding.causeId);
  set({
    judging: false,
    document: answer.value,
    earlierOrder: before,
    judgedTold: JSON.stringify(state.told),
  });
  announce(rankingNews(before, answer.value.findings));
};

/** Notes the answer to one of the checklist's questions and judges again. */
export const answerQuestion = (id: string, choice: string): void => {
  const { told } = get();
  if (told.answers[id] === choice) return;
  set({ told: { ...told, answers: { ...told.answers, [id]: choice } } });
  remember();
  void judge();
};
