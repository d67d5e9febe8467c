import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { measured } from './clip';
import type { HelloResult } from './facts';
import { effect, type FormFacts, formOf, formSentence, type MeasuredForm } from './hello-forms';
import type { ProgramFacts } from './own-greeting';

type Variable = EvidenceMap['one-change']['steps'][number]['variable'];

/** Our own greeting fails, and it works with one change: the pair that shows it. */
export interface Remedy {
  /** Which form, or null where the search for one change found it. */
  readonly form: MeasuredForm | null;
  readonly because: Because;
  /** How the greeting that works was answered. */
  readonly answer: HelloResult | undefined;
}

/** A larger size is answered too: then what a longer list brought was its length. */
const sizeAlone = (shown: FormFacts): boolean => effect(shown, 'size-600') === 'helps';

/**
 * The change that makes our greeting work: the first of these forms that helps, each time, or the one change of this variable. null where size
 * alone explains it, or nothing helps.
 */
export const remedyBy = (
  shown: FormFacts & ProgramFacts,
  ids: readonly string[],
  variable: Variable,
): Remedy | null => {
  if (sizeAlone(shown)) return null;
  const form = ids.map((id) => formOf(shown, id)).find((one) => one && effect(shown, one.id) === 'helps');
  if (form) return { form, because: formSentence(form), answer: form.variant[0] };
  const change = shown['one-change'];
  const pair = change?.pair;
  if (change?.from !== 'base-fails' || !pair?.holds || pair.variable !== variable || pair.together.length > 1)
    return null;
  const attempts = [...pair.working, ...pair.failing].map(({ attemptId }) => attemptId);
  return {
    form: null,
    because: measured(
      `It works when ${pair.works}, and fails when ${pair.fails}; nothing else differed.`,
      attempts,
    ),
    answer: pair.working[0],
  };
};

/** All of these forms were tried, and not one of them made a difference. */
export const noneHelps = (shown: FormFacts, ids: readonly string[]): boolean =>
  ids.every((id) => effect(shown, id) === 'alike');
