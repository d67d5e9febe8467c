import type { Area, Asked, MessageReading } from '../../../shared/model/asked';
import type { Attempt } from '../../../shared/model/attempt';
import type { Mark } from '../../../shared/model/attempt-marks';
import type { EvidenceMap, ProbeId } from '../../../shared/model/evidence';
import type { Because, Detail, Fix, Owner } from '../../../shared/model/finding';

/** What a cause says of the evidence. `unknown` is also given by `examine` itself when something in `needs` is missing. */
export type Verdict =
  | {
      readonly verdict: 'confirmed' | 'likely' | 'possible';
      readonly because: readonly Because[];
      readonly details?: readonly Detail[];
      /** A title for this case in particular, e.g. with the date; default: the cause's own. */
      readonly title?: string;
      /** The meaning and the next step for this case, where the cause's own would say too much or too little. */
      readonly meaning?: string;
      readonly nextStep?: string;
      /** Who can fix it in this case; default: the cause's own. One of those who have something to do in `fix`. */
      readonly owner?: Owner;
      /** What to do in this case, where the steps name what was measured; default: the cause's own. */
      readonly fix?: readonly Fix[];
      /** An answer of the person is what makes this more than possible: it goes before the hints of a pasted text. */
      readonly saidByPerson?: true;
      /** What was seen that speaks against it. */
      readonly against?: readonly string[];
      /** Lifts or lowers a cause among those of the same verdict; default 0, -10 to 10. */
      readonly weight?: number;
    }
  | { readonly verdict: 'ruled-out'; readonly because: string }
  | { readonly verdict: 'unknown'; readonly why: string };

/** What the person told us, and what the pasted text proves. */
export interface Told {
  readonly asked: Asked;
  readonly message: MessageReading | null;
}

/** What a cause is shown: the facts it needs for certain, and those it wants if there are any. */
type Shown<Needs extends ProbeId, Wants extends ProbeId> = {
  readonly [Id in Needs]: EvidenceMap[Id];
} & {
  readonly [Id in Wants]?: EvidenceMap[Id];
};

export interface Cause<Needs extends ProbeId = ProbeId, Wants extends ProbeId = ProbeId> {
  /** = file name. */
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  /** What we say when it is not this. */
  readonly ruledOut: string;
  readonly meaning: string;
  readonly owner: Owner;
  readonly nextStep: string;
  readonly fix: readonly Fix[];
  readonly unseen: string;
  readonly sources: readonly string[];
  /** The observation that would decide it, as one sentence a person can act on: "The same greeting from another network would decide it." */
  readonly decides: string;
  /** Said in its place where the person has given already what it asks for. */
  readonly decidesThen?: { readonly given: 'program' | 'client-certificate'; readonly words: string };
  /** Probes that would decide it: while this cause is open, the run asks them before others (run/agenda). */
  readonly decidedBy?: readonly ProbeId[];
  /** Causes that this one explains when it is at least as sure: they step back behind it. */
  readonly explains?: readonly string[];
  readonly needs: readonly Needs[];
  readonly wants: readonly Wants[];
  /**
   * `certificate` causes judge what a careful client would refuse; the others what the peer did. `marks`: every attempt of the run in a few
   * bytes, those too that `attempts` has no room for.
   */
  examine(
    shown: Shown<Needs, Wants>,
    told: Told,
    attempts: ReadonlyMap<string, Attempt>,
    marks?: readonly Mark[],
  ): Verdict;
}

/** Declares a cause. Evidence that was not declared in `needs` or `wants` does not compile in `examine`. */
export const defineCause = <const Needs extends ProbeId, const Wants extends ProbeId = never>(
  cause: Cause<Needs, Wants>,
): Cause<Needs, Wants> => cause;
