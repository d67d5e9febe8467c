import type { PlaintextKind } from '../../../../shared/model/failure';
import type { StarttlsName } from '../../../../shared/model/way';
import type { Why } from '../script';

/** A refusal: what it is, the peer's replies, and what the script makes of them. */
type Refusal = readonly [label: string, replies: readonly string[], why: Why, text: string];

/** A dialogue, the replies of a server of another kind, what it speaks, and the words that tell. */
export type OtherTongue = readonly [
  asked: StarttlsName,
  replies: readonly string[],
  speaks: PlaintextKind,
  text: string,
];

/** One protocol's whole dialogue in both directions, one character a byte, written by hand from its specification. */
export interface Dialogue {
  readonly replies: readonly string[];
  readonly sent: readonly string[];
  readonly refusals: readonly Refusal[];
}
