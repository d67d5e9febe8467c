import type { Area } from '../../shared/model/asked';

/** The pages of the wizard in their order. */
export const STEPS = [
  'target',
  'program',
  'check',
  'certificate',
  'protocol',
  'configuration',
  'network',
  'policy',
  'result',
  'fix',
  'report',
] as const;
export type StepId = (typeof STEPS)[number];

/** Pages beside the wizard: no steps, always open. */
export const SIDE_DOORS = ['lab', 'welcome', 'cases', 'compare'] as const;
export type PageId = StepId | (typeof SIDE_DOORS)[number];

/** Is this page a step of the wizard? */
export const isStep = (page: PageId): page is StepId => STEPS.some((step) => step === page);

/** The five checklist pages in the order of the checklist; each is named after its area. */
export const CHECKLIST = [
  'certificate',
  'protocol',
  'configuration',
  'network',
  'policy',
] as const satisfies readonly Area[];

/** The parts of the rail, each with its steps. */
export const STAGES: readonly { readonly title: string; readonly steps: readonly StepId[] }[] = [
  { title: 'Your question', steps: ['target', 'program', 'check'] },
  { title: 'The checklist', steps: CHECKLIST },
  { title: 'The answer', steps: ['result', 'fix', 'report'] },
];

/** All that decides where a person can go: is there a target, a finished run, a run under way, and which pages were seen. */
export interface Situation {
  readonly hasTarget: boolean;
  readonly hasDocument: boolean;
  readonly running: boolean;
  readonly visited: readonly StepId[];
  /** Checklist pages that do not apply to the finished run; their page says why. */
  readonly aside?: readonly StepId[];
}

/** May this page be opened now, and if not, why not, in a sentence for the person. */
export type Entry = { readonly open: true } | { readonly open: false; readonly why: string };

const OPEN: Entry = { open: true };

/** Says whether `page` may be opened in this situation. */
export const canEnter = (page: PageId, at: Situation): Entry => {
  if (page === 'target' || !isStep(page)) return OPEN;
  if (!at.hasTarget) return { open: false, why: 'First say what you are trying to reach.' };
  if (page === 'program' || page === 'check') return OPEN;
  // A second run (check again) is shown on the fix page, with the earlier result still at hand.
  if (!at.hasDocument) {
    return { open: false, why: at.running ? 'The check is still running.' : 'First run the check.' };
  }
  return OPEN;
};

/** The page after `page`, or null after the last. */
export const nextStep = (page: PageId): StepId | null => {
  if (isStep(page)) return STEPS[STEPS.indexOf(page) + 1] ?? null;
  if (page === 'welcome') return 'target';
  return page === 'lab' ? 'program' : null;
};

/** The page before `page`, or null before the first. */
export const previousStep = (page: PageId): PageId | null => {
  if (isStep(page)) return STEPS[STEPS.indexOf(page) - 1] ?? null;
  if (page === 'welcome') return null;
  return page === 'compare' ? 'cases' : 'target';
};

/** How the rail shows a step. `done`: seen and left behind; `ready`: may be opened; `aside`: does not apply, may be opened; `closed`: not yet, and why. */
export type RailState = 'current' | 'done' | 'ready' | 'aside' | 'closed';

/** The rail's mark for `step` while `page` is shown. */
export const railState = (step: StepId, page: PageId, at: Situation): RailState => {
  if (step === page) return 'current';
  if (!canEnter(step, at).open) return 'closed';
  if (step === 'check') return at.hasDocument ? 'done' : 'ready';
  if (at.aside?.includes(step)) return 'aside';
  return at.visited.includes(step) ? 'done' : 'ready';
};

/** How far the rail is filled: the index of the last step that was seen without a gap before it. */
export const reached = (page: PageId, at: Situation): number => {
  const seen = STEPS.filter(
    (step) =>
      step === page ||
      railState(step, page, at) === 'done' ||
      (railState(step, page, at) === 'aside' && at.visited.includes(step)),
  );
  return Math.max(0, ...seen.map((step) => STEPS.indexOf(step)));
};

/** A saved page name, or the best page that can be opened when the name is unknown or not open. */
export const resume = (saved: string, at: Situation): StepId => {
  const wanted = STEPS.find((step) => step === saved);
  if (wanted && canEnter(wanted, at).open) return wanted;
  if (at.hasDocument) return 'result';
  return at.hasTarget ? 'check' : 'target';
};
