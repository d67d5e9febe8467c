import type { ClaimedEvent } from '../../../shared/model/asked';
import type { MessageText } from './define-messages';

/** A browser's code for an error, the same in every language of the browser. `writtenBy`: the browsers that show it. */
export const browserCode =
  (writtenBy: string) =>
  (
    id: string,
    match: readonly RegExp[],
    proves: string,
    event: ClaimedEvent,
    ranks: readonly string[],
    more: Partial<MessageText> = {},
  ): MessageText => ({
    id: `browser.${id}`,
    match,
    proves,
    writtenBy,
    event,
    program: 'browser',
    ranks,
    ...more,
  });
