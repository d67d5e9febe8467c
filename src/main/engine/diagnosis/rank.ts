import type { Finding } from '../../../shared/model/finding';
import type { ReportDocument } from '../../../shared/model/report';
import type { Cause, Told, Verdict } from './define-cause';
import { clip } from './derive/clip';
import { claimsPeerAct } from './derive/told';
import type { Examined, Judged } from './examine';

export interface Ranked {
  readonly findings: readonly Finding[];
  readonly ruledOut: ReportDocument['ruledOut'];
  readonly couldNotTell: ReportDocument['couldNotTell'];
}

type Held = Extract<Verdict, { because: readonly unknown[] }>;

/** When the person’s program is the server, that frames everything else, so it comes first. */
const FRAME = 'you-are-the-server';

/** The causes that the pasted text suggests, most likely first, over all matches; wrappers say nothing. */
const suggested = (told: Told): string[] => {
  const matches = told.message?.matches.filter((match) => !match.wrapper) ?? [];
  return [...new Set(matches.flatMap((match) => match.ranks))];
};

/**
 * A fault of the server's certificate is refused by the program itself. When the pasted text proves that the other side ended the
 * connection, such a fault is real and worth mending, yet it is not what happened.
 */
const explains = (cause: Cause, hints: readonly string[], told: Told): boolean =>
  cause.area !== 'certificate' || !claimsPeerAct(told) || hints.includes(cause.id);

const tierOf = (cause: Cause, verdict: Held, hints: readonly string[], told: Told): number => {
  if (verdict.verdict === 'possible') return 4;
  if (cause.id === FRAME) return 0;
  if (!explains(cause, hints, told)) return 3;
  return verdict.verdict === 'confirmed' ? 1 : 2;
};

const hintOf = (id: string, hints: readonly string[]): number => {
  const at = hints.indexOf(id);
  return at === -1 ? hints.length : at;
};

/** Puts what holds in order: explains before imperfect, sure before unsure, then the person's word, the text's hints, weight, name. */
const inOrder = (held: readonly (Judged & { verdict: Held })[], told: Told) => {
  const hints = suggested(told);
  const keyed = held.map((judged) => ({
    judged,
    keys: [
      tierOf(judged.cause, judged.verdict, hints, told),
      judged.verdict.saidByPerson ? 0 : 1,
      hintOf(judged.cause.id, hints),
      -(judged.verdict.weight ?? 0),
    ] as const,
  }));
  keyed.sort((a, b) => {
    for (const [at, key] of a.keys.entries()) {
      const other = b.keys[at] ?? 0;
      if (key !== other) return key - other;
    }
    return a.judged.cause.id < b.judged.cause.id ? -1 : 1;
  });
  return keyed.map((entry) => entry.judged);
};

const toFinding = ({ cause, verdict }: Judged & { verdict: Held }): Finding => ({
  causeId: cause.id,
  area: cause.area,
  verdict: verdict.verdict,
  title: clip(verdict.title ?? cause.title, 200),
  meaning: clip(verdict.meaning ?? cause.meaning, 1_200),
  owner: cause.owner,
  nextStep: clip(verdict.nextStep ?? cause.nextStep, 600),
  fix: [...cause.fix],
  because: verdict.because.slice(0, 12),
  details: (verdict.details ?? []).slice(0, 8),
  unseen: cause.unseen,
  sources: [...cause.sources],
  decides: verdict.verdict === 'confirmed' ? '' : clip(cause.decides ?? '', 400),
  explainedBy: null,
  contradictions: (verdict.against ?? []).slice(0, 6).map((text) => clip(text, 400)),
});

const isHeld = (judged: Judged): judged is Judged & { verdict: Held } =>
  'because' in judged.verdict && judged.verdict.verdict !== 'ruled-out';

/** Turns verdicts into the ranked findings of a report, what was ruled out, and what could not be told. */
export const rank = (examined: Examined, told: Told): Ranked => ({
  findings: inOrder(examined.filter(isHeld), told).map(toFinding),
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
            decides: clip(cause.decides ?? '', 400),
          },
        ]
      : [],
  ),
});
