/** A pasted text or log, in characters: some 2,000 lines. */
export const MESSAGE_LIMIT = 400_000;
