import type { Program } from '../../../../shared/model/asked';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import type { Told, Verdict } from '../define-cause';
import { compared, measured, toldBy } from './clip';
import { sameEnd } from './ends';
import { claimed, claimsPeerAct, compareClaim } from './told';

/** What was measured of the program itself, if its profile was chosen. */
export interface ProgramFacts {
  readonly 'client-greeting'?: EvidenceMap['client-greeting'];
  readonly 'one-change'?: EvidenceMap['one-change'];
}

type Variable = EvidenceMap['one-change']['steps'][number]['variable'];

/** A pair in which our greeting is answered, and fails with what the program may do. */
export interface Suspicion {
  /** How our greeting ended with the change. */
  readonly failing: Outcome;
  /** The sentences that show the pair. */
  readonly because: readonly Because[];
  /** The pair was measured again, with the same result. */
  readonly holds: boolean;
  /** Which variable of the one change it is; any of them. */
  readonly variables: readonly Variable[];
  /** Kinds of programs that are known to greet like this by default, with the words for it; empty: none is known. */
  readonly programs: readonly Program[];
  /** An alert that means this and nothing else: then a text with the very same end is enough, whatever the program. */
  readonly exact?: boolean;
  /** "browsers and Node.js 22 or later send such a greeting" */
  readonly habit: string;
}

/** The greeting of the chosen program was never answered where ours always was. */
const provedByGreeting = (shown: ProgramFacts, failing: Outcome): Because | null => {
  const own = shown['client-greeting'];
  const [first] = own?.own ?? [];
  if (!own?.differs || !own.steady || first === undefined || first.answered) return null;
  if (!own.base.some(({ answered }) => answered) || !sameEnd(first.outcome, failing)) return null;
  return measured(
    `The greeting of ${own.name} itself: ${describeOutcome(first.outcome)} Ours, sent by turns with it, was answered each time.`,
    [...own.own, ...own.base].map(({ attemptId }) => attemptId),
  );
};

/** The search for the one change between the chosen program's greeting and ours ended at this variable. */
const provedByChange = (shown: ProgramFacts, variables: readonly Variable[]): Because | null => {
  const change = shown['one-change'];
  const pair = change?.pair;
  if (change?.from !== 'program-fails' || !pair?.holds || !variables.includes(pair.variable)) return null;
  if (pair.together.length > 1) return null;
  return measured(
    `The program’s own greeting works when ${pair.works}, and fails when ${pair.fails}; nothing else differed.`,
    [...pair.failing, ...pair.working].map(({ attemptId }) => attemptId),
  );
};

const CHOSEN: { readonly [P in Program]?: string } = {
  browser: 'a browser',
  'dotnet-framework': '.NET Framework',
  dotnet: '.NET',
  java: 'Java',
  python: 'Python',
  node: 'Node.js',
  openssl: 'OpenSSL',
  go: 'Go',
  mail: 'a mail program',
  database: 'a database program',
};

/**
 * Something that only the person's program does: is it what happened? Confirmed takes the repeated pair and either the program's own greeting,
 * measured, or a text with the very same end from a program that is known to do it. Likely takes one of these. Without knowledge of the
 * program it is possible and no more.
 */
export const judgeOwnGreeting = (suspicion: Suspicion, shown: ProgramFacts, told: Told): Verdict => {
  const { failing, holds, because, variables, programs, habit, exact = false } = suspicion;
  const proof = provedByChange(shown, variables) ?? provedByGreeting(shown, failing);
  const comparison = compareClaim(told, failing);
  const claim = claimed(told);
  const program = told.asked.program !== 'unknown' ? told.asked.program : (claim?.program ?? 'unknown');
  const habitual = programs.includes(program);
  const all = [
    ...because,
    ...(proof === null ? [] : [proof]),
    ...(comparison === 'same' ? [compared('This is the very event that your error text stands for.')] : []),
    ...(habitual ? [toldBy(`The program is ${CHOSEN[program] ?? 'of another kind'}: ${habit}.`)] : []),
  ];
  const against = [
    ...(comparison === 'different' && claimsPeerAct(told)
      ? ['Your error text stands for another event than the one that we measured with this change.']
      : []),
    ...(told.asked.side === 'accepts'
      ? ['You told us that your program accepts connections, so its own greeting is not what failed.']
      : []),
  ];
  const unlikely = programs.length > 0 && !habitual && program !== 'unknown' && program !== 'other';
  const open = { because: all, ...(against.length > 0 ? { against } : {}) };
  if (!holds || against.length > 0) return { verdict: 'possible', ...open };
  if (proof !== null || ((habitual || exact) && comparison === 'same'))
    return { verdict: 'confirmed', ...open };
  return { verdict: habitual || (comparison === 'same' && !unlikely) ? 'likely' : 'possible', ...open };
};
