import type { ClaimedEvent } from '../../../shared/model/asked';
import type { MessageText } from './define-messages';

interface Whose {
  /** Before the id, with a full stop between them. */
  readonly stack: string;
  /** Who shows these codes. */
  readonly writtenBy: string;
  readonly program?: NonNullable<MessageText['program']>;
}

/** Makes the entries of a list of codes, which are the same in every language of the program that shows them. */
export const codesOf =
  ({ stack, ...whose }: Whose) =>
  (
    id: string,
    match: readonly RegExp[],
    proves: string,
    event: ClaimedEvent,
    ranks: readonly string[],
    more: Partial<MessageText> = {},
  ): MessageText => ({ id: `${stack}.${id}`, match, proves, event, ranks, ...whose, ...more });
