import type { Area } from '../../../shared/model/asked';
import { QUESTIONS } from '../../../shared/model/questions';
import type { ReportDocument } from '../../../shared/model/report';
import type { AppState } from '../store';
import { dotnetReading } from './reading';

/** One state of a page by name; what is not given is as in a new case. */
export type Examples = Readonly<Record<string, Partial<AppState>>>;

/** A wizard that has a finished run. */
export const withDocument = (document: ReportDocument): Partial<AppState> => {
  const { target, message, side, program, client = null, answers, lab } = document.asked;
  const told = { message, side, program, client, answers, lab };
  return {
    caseId: 'case-20261121-0914',
    target,
    draft: { text: target.display, addresses: '', port: '', serverName: '', noServerName: false },
    told,
    judgedTold: JSON.stringify(told),
    reading: message === '' ? null : dotnetReading,
    document,
    visited: ['target', 'program', 'check'],
  };
};

/** The same right after an answer to the first question of an area: one cause rose, one fell, one went. */
export const answeredOn = (document: ReportDocument, area: Area): Partial<AppState> => {
  const question = QUESTIONS.find((one) => one.area === area);
  const [first] = document.findings;
  const state = withDocument(document);
  if (!question || !first || !state.told) return state;
  const went = {
    ...first,
    causeId: 'proxy-required',
    title: 'This network lets programs out through a proxy only',
  };
  const answers = { ...state.told.answers, [question.id]: question.choices[0]?.id ?? 'unknown' };
  return {
    ...state,
    told: { ...state.told, answers },
    earlierFindings: [...document.findings.slice(1), first, went],
    answering: question.id,
    answerEffects: { [question.id]: `This made one cause more likely: ${first.title}.` },
  };
};
