import { optionsOf } from '../../../shared/model/asked';
import type { Attempt } from '../../../shared/model/attempt';
import type { Finding } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';
import type { Cause, Told, Verdict } from './define-cause';
import { clip } from './derive/clip';
import { claimsPeerAct } from './derive/told';
import type { Examined, Judged } from './examine';
import { besideAnEnd } from './ranking/by-whom';
import { whyNotBoth } from './ranking/exclusive';
import { steppedBack } from './ranking/step-back';
import { toldAgainst } from './ranking/told-against';

export interface Ranked {
  readonly findings: readonly Finding[];
  readonly ruledOut: ReportDocument['ruledOut'];
  readonly couldNotTell: ReportDocument['couldNotTell'];
}

type Held = Extract<Verdict, { because: readonly unknown[] }>;
type HeldJudged = Judged & { readonly verdict: Held };

/** When the person’s program is the server, that frames everything else, so it comes first. */
const FRAME = 'you-are-the-server';

/** The causes that the pasted text suggests, most likely first, over all matches; wrappers say nothing. */
const suggested = (told: Told): string[] => {
  const matches = told.message?.matches.filter((match) => !match.wrapper) ?? [];
  return [...new Set(matches.flatMap((match) => match.ranks))];
};

/** What the person told, and whether the greeting of the program that they chose was measured to be turned away. */
interface Known {
  readonly told: Told;
  readonly turnedAway: boolean;
}

/**
 * A fault of the server's certificate is refused by the program itself. When the pasted text proves that the other side ended the
 * connection, such a fault is real and worth mending, yet it is not what happened. A program whose greeting is turned away never sees it.
 */
const explains = (cause: Cause, hints: readonly string[], { told, turnedAway }: Known): boolean =>
  !besideAnEnd(cause) || !(turnedAway || (claimsPeerAct(told) && !hints.includes(cause.id)));

/** Possible causes: nothing speaks against them, and none of them is ever the headline. */
const POSSIBLE = 4;
/** What another cause explains stands behind everything that holds for more than possible, and behind the possible if it is no more itself. */
const STEPPED_BACK = 3.5;
const LAST = 5;

const tierOf = (cause: Cause, verdict: Held, hints: readonly string[], known: Known): number => {
  if (verdict.verdict === 'possible') return POSSIBLE;
  if (cause.id === FRAME) return 0;
  if (!explains(cause, hints, known)) return 3;
  return verdict.verdict === 'confirmed' ? 1 : 2;
};

const hintOf = (id: string, hints: readonly string[]): number => {
  const at = hints.indexOf(id);
  return at === -1 ? hints.length : at;
};

interface Placed {
  readonly judged: HeldJudged;
  readonly tier: number;
  readonly keys: readonly number[];
}

/** By their keys, and then by name, so that the order is the same every time. */
const byKeys = (a: Placed, b: Placed): number => {
  for (const [at, key] of a.keys.entries()) {
    const other = b.keys[at] ?? 0;
    if (key !== other) return key - other;
  }
  return a.judged.cause.id < b.judged.cause.id ? -1 : 1;
};

/** A held cause in its place, and the one that explains it. */
interface Ordered {
  readonly judged: HeldJudged;
  readonly explainedBy: string | null;
}

/**
 * Puts what holds in order: explains before imperfect, sure before unsure, then the person's word, the text's hints, weight, name. What
 * another cause explains steps back behind it.
 */
const inOrder = (held: readonly HeldJudged[], known: Known): Ordered[] => {
  const hints = suggested(known.told);
  const placed = held.map((judged): Placed => {
    const { cause, verdict } = judged;
    const tier = tierOf(cause, verdict, hints, known);
    const weight = verdict.weight ?? 0;
    return { judged, tier, keys: [tier, verdict.saidByPerson ? 0 : 1, hintOf(cause.id, hints), -weight] };
  });
  placed.sort(byKeys);
  const explainers = steppedBack(placed.map(({ judged, tier }) => ({ cause: judged.cause, tier })));
  const behind = ({ judged, tier }: Placed): number => {
    if (!explainers.has(judged.cause.id)) return tier;
    return tier === POSSIBLE ? LAST : STEPPED_BACK;
  };
  return placed
    .map((one) => ({ ...one, keys: [behind(one), ...one.keys] }))
    .sort(byKeys)
    .map(({ judged }) => ({ judged, explainedBy: explainers.get(judged.cause.id) ?? null }));
};

/** Other findings that can't be what happened as well, each with the reason; those that are merely possible speak against nothing. */
const excludedBy = ({ judged, explainedBy }: Ordered, all: readonly Ordered[]): string[] =>
  all.flatMap(({ judged: other, explainedBy: otherBy }) => {
    const apart = explainedBy !== other.cause.id && otherBy !== judged.cause.id;
    const why = apart ? whyNotBoth(judged.cause.id, other.cause.id) : null;
    return why === null || other.verdict.verdict === 'possible'
      ? []
      : [
          `“${other.verdict.title ?? other.cause.title}” was found as well. Both can’t be what happened: ${why}.`,
        ];
  });

const MOST_CONTRADICTIONS = 6;

const contradictionsOf = (
  one: Ordered,
  all: readonly Ordered[],
  told: Told,
  attempts: ReadonlyMap<string, Attempt>,
): string[] => {
  const { cause, verdict } = one.judged;
  const texts = [
    ...(verdict.against ?? []),
    ...excludedBy(one, all),
    ...toldAgainst(cause, verdict.because, told, attempts),
  ];
  return [...new Set(texts.map((text) => clip(text, 400)))].slice(0, MOST_CONTRADICTIONS);
};

const toFinding = (
  { judged: { cause, verdict }, explainedBy }: Ordered,
  told: Told,
  contradictions: string[],
): Finding => ({
  causeId: cause.id,
  area: cause.area,
  verdict: verdict.verdict,
  title: clip(verdict.title ?? cause.title, 200),
  meaning: clip(verdict.meaning ?? cause.meaning, 1_200),
  owner: verdict.owner ?? cause.owner,
  nextStep: clip(verdict.nextStep ?? cause.nextStep, 600),
  fix: [...(verdict.fix ?? cause.fix)],
  because: verdict.because.slice(0, 12),
  details: (verdict.details ?? []).slice(0, 8),
  unseen: cause.unseen,
  sources: [...cause.sources],
  decides: verdict.verdict === 'confirmed' ? '' : decidesOf(cause, told),
  explainedBy,
  contradictions,
});

/** What would decide it, beyond what the person has given already. */
const decidesOf = ({ decides, decidesThen }: Cause, { asked }: Told): string => {
  const given = {
    program: (asked.client ?? null) !== null,
    'client-certificate': optionsOf(asked).clientCertificate !== null,
  };
  return clip(decidesThen && given[decidesThen.given] ? decidesThen.words : decides, 400);
};

const isHeld = (judged: Judged): judged is HeldJudged =>
  'because' in judged.verdict && judged.verdict.verdict !== 'ruled-out';

const NO_ATTEMPTS: ReadonlyMap<string, Attempt> = new Map();

/**
 * Turns verdicts into the ranked findings of a report, what was ruled out, and what could not be told. `attempts`: every attempt of the run
 * by its id, to hold the pasted text against what the attempts behind a finding showed. `turnedAway`: see `refusedGreeting`.
 */
export const rank = (
  examined: Examined,
  told: Told,
  attempts: ReadonlyMap<string, Attempt> = NO_ATTEMPTS,
  turnedAway = false,
): Ranked => {
  const ordered = inOrder(examined.filter(isHeld), { told, turnedAway });
  return {
    findings: ordered.map((one) => toFinding(one, told, contradictionsOf(one, ordered, told, attempts))),
    ruledOut: examined.flatMap(({ cause, verdict }) =>
      verdict.verdict === 'ruled-out'
        ? [
            {
              causeId: cause.id,
              area: cause.area,
              sentence: cause.ruledOut,
              because: clip(verdict.because, 600),
            },
          ]
        : [],
    ),
    couldNotTell: examined.flatMap(({ cause, verdict }) =>
      verdict.verdict === 'unknown'
        ? [
            {
              causeId: cause.id,
              area: cause.area,
              title: cause.title,
              why: clip(verdict.why, 600),
              decides: decidesOf(cause, told),
            },
          ]
        : [],
    ),
  };
};
