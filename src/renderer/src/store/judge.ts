import { request } from '../bridge';
import { changeSentence, rankingChange } from '../words/ranking';
import { remember } from './remember';
import { askedFrom } from './state';
import { announce, complain, get, set } from './store';

let latest = 0;

/**
 * Judges the evidence again with what the person has told us since. Only the newest answer counts. `question`: whose answer it was; null =
 * something else was told.
 */
export const judge = async (question: string | null = null): Promise<void> => {
  const state = get();
  const asked = askedFrom(state);
  if (!asked || !state.caseId || !state.document) return;
  const { caseId } = state;
  latest += 1;
  const ticket = latest;
  set({ judging: true, answering: question });
  const answer = await request((api) => api.runJudge({ caseId, asked }));
  if (ticket !== latest || get().caseId !== caseId) return;
  if (!answer.ok) {
    set({ judging: false });
    complain(`Your answer is kept, but the causes could not be put in order again. ${answer.message}`);
    return;
  }
  const before = state.document.findings;
  const known = question === null || state.told.answers[question] !== 'unknown';
  const effect = changeSentence(rankingChange(before, answer.value), known);
  set({
    judging: false,
    document: answer.value,
    earlierFindings: before.map(({ causeId, title, verdict }) => ({ causeId, title, verdict })),
    judgedTold: JSON.stringify(state.told),
    answerEffects: question === null ? get().answerEffects : { ...get().answerEffects, [question]: effect },
  });
  announce(effect);
};

/** Notes the answer to one of the checklist's questions and judges again. */
export const answerQuestion = (id: string, choice: string): void => {
  const { told } = get();
  if (told.answers[id] === choice) return;
  set({ told: { ...told, answers: { ...told.answers, [id]: choice } } });
  remember();
  void judge(id);
};
