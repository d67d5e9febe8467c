import type { Area } from '../../../shared/model/asked';
import type { Owner } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';
import { areaName } from '../../../shared/words/owner';
import { count } from '../words/format';
import type { AreaView } from './area-view';

/** Sure enough to be named in a sentence. */
const strong = (view: AreaView) => view.findings.filter(({ verdict }) => verdict !== 'possible');

const suspected = (view: AreaView): string => {
  const [first, ...more] = strong(view);
  if (first && more.length > 0)
    return `${count(strong(view).length, 'cause')} in this area fit what was measured; the first of them: ${first.title}.`;
  if (first) return `One cause in this area fits what was measured: ${first.title}.`;
  return view.findings.length === 1
    ? 'Nothing that was measured points here alone, but one cause in this area stays possible.'
    : `Nothing that was measured points here alone, but ${view.findings.length} causes in this area stay possible.`;
};

const unsure = ({ ruledOut, couldNotTell }: AreaView): string => {
  if (ruledOut.length === 0)
    return couldNotTell.length === 0
      ? 'Too little was seen here to say anything about this area.'
      : `Nothing points to a cause here, and nothing could be ruled out: ${count(couldNotTell.length, 'cause')} could not be told.`;
  return couldNotTell.length === 0
    ? `Nothing points to a cause here, and ${count(ruledOut.length, 'cause was', 'causes were')} ruled out.`
    : `Nothing points to a cause here: ${count(ruledOut.length, 'cause was', 'causes were')} ruled out, and ${count(couldNotTell.length, 'cause')} could not be told.`;
};

/** What was found in one area, in one sentence. */
export const foundSentence = (view: AreaView): string => {
  const [first] = view.findings;
  switch (view.state) {
    case 'cause':
      return first?.verdict === 'confirmed'
        ? `The cause lies here, and it was measured: ${first.title}.`
        : `The cause most likely lies here: ${first?.title ?? ''}.`;
    case 'suspect':
      return suspected(view);
    case 'clear':
      return `Nothing wrong was seen here: ${count(view.ruledOut.length, 'cause was', 'causes were')} ruled out, and nothing stayed open.`;
    case 'unsure':
      return unsure(view);
  }
};

/** All that was asked was answered; what was left out was not needed, or could not be asked. */
const allAnswered = (asked: number, left: number): string => {
  if (left === 0)
    return asked === 1
      ? 'One question was asked here, and it was answered.'
      : `${asked} questions were asked here, and all of them were answered.`;
  return asked === 1
    ? `One question was asked here, and it was answered; ${count(left, 'more was', 'more were')} left out.`
    : `${asked} questions were asked here, and all of them were answered; ${count(left, 'more was', 'more were')} left out.`;
};

/** What was looked at in one area, in one sentence. */
export const checkedSentence = ({ ran }: Pick<AreaView, 'ran'>): string => {
  const left = ran.filter(({ status }) => status === 'skipped').length;
  const answered = ran.filter(({ status }) => status === 'ok').length;
  const asked = ran.length - left;
  if (ran.length === 0) return 'Nothing was checked here in this run.';
  if (asked === 0) return 'The questions of this area were left out in this run; each says why.';
  if (answered === asked) return allAnswered(asked, left);
  return answered === 0
    ? `${count(asked, 'question was', 'questions were')} asked here, and none could be answered.`
    : `${asked} questions were asked here, and ${answered} of them could be answered.`;
};

/** The next single step for one area. `finding`: whose steps there are; null = nothing to do, and `sentence` says so. */
export interface AreaStep {
  readonly sentence: string;
  readonly note: string;
  readonly owner: Owner | null;
}

const nothingToDo = (view: AreaView): AreaStep => {
  const decides = view.couldNotTell.find((line) => line.decides !== '')?.decides;
  if (view.state === 'clear') return { sentence: 'Nothing needs to be done here.', note: '', owner: null };
  return {
    sentence: decides ?? 'There is nothing to do here until more can be told.',
    note: decides === undefined ? '' : 'This would settle what stayed open.',
    owner: null,
  };
};

/** Where the named cause lies, when it is not in this area: its steps go first. null: it lies here, or none is named. */
export const causeElsewhere = ({ summary, findings }: ReportDocument, area: Area): string | null => {
  if (summary.conclusion !== 'cause-named') return null;
  const cause = findings.find(({ causeId }) => causeId === summary.causeId);
  if (!cause || cause.area === area) return null;
  return cause.verdict === 'confirmed'
    ? `The cause that was found does not lie here. It is under “${areaName(cause.area)}”: ${cause.title}.`
    : `The likeliest cause does not lie here. It is under “${areaName(cause.area)}”: ${cause.title}.`;
};

/** What to do about one area: the next step of its first finding, with what stands before it. */
export const areaStep = (view: AreaView): AreaStep => {
  const [first] = view.findings;
  if (!first) return nothingToDo(view);
  const { nextStep: sentence, owner, verdict } = first;
  const note =
    verdict === 'possible'
      ? 'This cause is possible and not certain. Try it when nothing surer is left.'
      : '';
  return { sentence, owner, note: view.state === 'cause' ? '' : note };
};
