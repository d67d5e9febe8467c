import type { ClaimedEvent, MessageStage, Program, Side } from '../../../shared/model/asked';

/** One text of one stack. `match`: any of these in the person's text (case does not matter, white space is folded). */
export interface MessageText {
  readonly id: string;
  readonly match: readonly RegExp[];
  readonly proves: string;
  readonly writtenBy: string;
  readonly event: ClaimedEvent;
  /** A wrapper says nothing by itself: look for the inner text. */
  readonly wrapper?: boolean;
  readonly alertCode?: number;
  readonly side?: Side;
  /** Where the event does not say it (stage.ts). */
  readonly stage?: MessageStage;
  readonly program?: Program;
  /** Cause ids, most likely first. */
  readonly ranks: readonly string[];
}

/** The error texts one stack prints (one file each, found by its place in the folder). */
export interface MessageStack {
  readonly stack: string;
  readonly source: string;
  readonly texts: readonly MessageText[];
}

export const defineMessages = (stack: MessageStack): MessageStack => stack;
