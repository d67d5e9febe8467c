import type { CaseDifference } from '../../../shared/model/comparison';
import type { Evidence } from '../../../shared/model/evidence';
import type { ReportDocument } from '../../../shared/model/report';

/** One check to hold beside another. `title`: what its case is called. */
export interface Compared {
  readonly title: string;
  readonly document: ReportDocument;
  readonly evidence: Evidence;
}

/** One thing that a check can know. A list counts as the same when it has the same members in the same order. */
export type Seen =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly complete: boolean }
  | { readonly kind: 'open'; readonly why: string };

/** The same id in both checks is the same question. */
export interface Fact {
  readonly id: string;
  readonly group: CaseDifference['group'];
  readonly what: string;
  readonly seen: Seen;
}

/** A fact that was seen; an empty text was not. */
export const value = (group: Fact['group'], id: string, what: string, text: string): Fact => ({
  id,
  group,
  what,
  seen: text === '' ? { kind: 'open', why: 'nothing was noted.' } : { kind: 'value', text },
});

/** A question that was asked and could not be answered. */
export const open = (group: Fact['group'], id: string, what: string, why: string): Fact => ({
  id,
  group,
  what,
  seen: { kind: 'open', why },
});
