import type { Area, Asked } from '../../../shared/model/asked';
import type { EvidenceMap, ProbeId } from '../../../shared/model/evidence';
import type { RunOptions } from '../../../shared/model/way';
import type { z } from '../../../shared/zod';
import type { NetPort } from './net-port';

/** What a probe gives back. `outcome`: one plain line for the list of what ran. */
export type ProbeAnswer<Facts> =
  | { readonly status: 'ok'; readonly facts: Facts; readonly outcome: string }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'gave-up'; readonly why: string };

/** The facts of earlier probes that answered (`ok`); one that did not is undefined. */
export type Seen = { readonly [Id in ProbeId]?: EvidenceMap[Id] };

/** Everything a probe may use; it imports nothing that reaches outside. */
export interface ProbeContext {
  readonly asked: Asked;
  readonly net: NetPort;
  readonly seen: Seen;
  /** The time of the run, the same for all probes. */
  readonly now: Date;
  /** Connections that it may use this time: its budget, or less for a probe with `least`. Absent in tests: its budget. */
  readonly connections?: number;
  /** Begun before all that it needs was over (see `Probe.early`). */
  readonly early?: true;
}

/** At most so many connections and milliseconds. */
export interface Budget {
  readonly connections: number;
  readonly ms: number;
}

/** One question to the outside world. `id` is the file name; `needs`: probes that run before, whatever becomes of them. */
export interface Probe<Id extends ProbeId = ProbeId> {
  readonly id: Id;
  readonly question: string;
  readonly areas: readonly Area[];
  readonly needs: readonly ProbeId[];
  /**
   * Default 'always'. 'if-it-decides': asks only when what was seen so far leaves something open, or when every list was asked for;
   * steps aside with a reason otherwise. 'on-request': only when the person asked for it. `when`: that condition in one plain line.
   */
  readonly runs?: { readonly how: 'if-it-decides' | 'on-request'; readonly when: string };
  /** At most so many connections and milliseconds; the run enforces both. With `depth: 'all'` it is `allBudget` if there is one. */
  readonly budget: Budget;
  readonly allBudget?: Budget;
  /** With a condition only: it can do something with so few connections, so it begins with what is left when its budget does not fit. */
  readonly least?: number;
  /**
   * Only where it always runs. `without`: of `needs`, those that it need not wait for after what was seen so far; `extra`: the connections
   * on top of its budget that it may then need, since it begins knowing less. Never in a check of one connection at a time.
   */
  readonly early?: { readonly without: (seen: Seen) => readonly ProbeId[]; readonly extra: number };
  /**
   * For what the person asks for by number, such as repeats: the budget that takes, on top of what a usual check may use; null = not asked
   * for, then `budget` or `allBudget` holds.
   */
  readonly requested?: (options: RunOptions) => Budget | null;
  /** Stopped half-way it gives what it saw by then, and says so in its facts; the run then keeps that instead of nothing. */
  readonly keepsPart?: true;
  /** Parses this probe's facts when a case file is opened. */
  readonly facts: z.ZodType<EvidenceMap[Id]>;
  run(context: ProbeContext): Promise<ProbeAnswer<EvidenceMap[Id]>>;
}

/** Declares a probe: one file, one question, observes and never judges. */
export const defineProbe = <Id extends ProbeId>(probe: Probe<Id>): Probe<Id> => probe;
