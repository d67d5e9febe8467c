import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { measured, times } from './clip';
import type { HelloResult } from './facts';

/** A form of our greeting beside the greeting itself (probes hello-form and intolerance). */
export type MeasuredForm = EvidenceMap['hello-form']['forms'][number];

/** Where forms are measured. */
export interface FormFacts {
  readonly 'hello-form'?: EvidenceMap['hello-form'];
  readonly intolerance?: EvidenceMap['intolerance'];
}

/**
 * What a form changes. `helps`: only with it there is an answer; `hurts`: only without it; both measured again with the same result. `alike`:
 * it ends as the greeting itself does. `other-end`: both are refused, in different ways. `broken`: not the same each time.
 */
export type FormEffect = 'helps' | 'hurts' | 'alike' | 'other-end' | 'broken' | 'untried';

/** The form with this id, from whichever probe tried it. */
export const formOf = (shown: FormFacts, id: string): MeasuredForm | undefined =>
  [
    ...(shown['hello-form']?.forms ?? []),
    ...(shown.intolerance?.groups.flatMap(({ forms }) => forms) ?? []),
  ].find((form) => form.id === id);

/** What this form changes. */
export const effectOf = (form: MeasuredForm | undefined): FormEffect => {
  const [base] = form?.base ?? [];
  const [variant] = form?.variant ?? [];
  if (form === undefined || base === undefined || variant === undefined) return 'untried';
  if (!form.differs) return 'alike';
  if (!form.holds) return 'broken';
  if (base.answered === variant.answered) return 'other-end';
  return variant.answered ? 'helps' : 'hurts';
};

/** What the form with this id changes. */
export const effect = (shown: FormFacts, id: string): FormEffect => effectOf(formOf(shown, id));

/** The greeting in this form was answered, every time it was sent; false too when it was not sent. */
export const answeredIn = (shown: FormFacts, id: string): boolean => {
  const variant = formOf(shown, id)?.variant ?? [];
  return variant.length > 0 && variant.every(({ answered }) => answered);
};

/** The greeting in this form was turned down, every time it was sent; false too when it was not sent. */
export const refusedIn = (shown: FormFacts, id: string): boolean => {
  const variant = formOf(shown, id)?.variant ?? [];
  return variant.length > 0 && variant.every(({ answered }) => !answered);
};

/** How the form ended, the first time. */
export const endOf = (form: MeasuredForm | undefined): HelloResult | undefined => form?.variant[0];

const ended = ({ answered, version, outcome }: HelloResult): string =>
  answered ? `it was answered with ${version ?? 'a ServerHello'}.` : describeOutcome(outcome);

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** "With this one change … : …. Without it: …. N times by turns." Measured, with all attempts of both sides. */
export const formSentence = (form: MeasuredForm): Because => {
  const [base] = form.base;
  const [variant] = form.variant;
  const attempts = [...form.variant, ...form.base].map(({ attemptId }) => attemptId);
  if (base === undefined || variant === undefined)
    return measured(`The greeting was not sent with this change: ${form.differsIn}.`, attempts);
  const repeated =
    form.variant.length > 1 ? ` We sent it ${times(form.variant.length)}, with the same result.` : '';
  return measured(
    `Our greeting as usual: ${lowered(ended(base))} With one change (${form.differsIn}): ${lowered(ended(variant))}${repeated}`,
    attempts,
  );
};
