import type { Told } from '../define-cause';

/** The dictionary reads the pasted text as a hint at this cause, among the first `within` of a match. */
export const hintsAt = (told: Told, causeId: string, within = 3): boolean =>
  (told.message?.matches ?? []).some(
    ({ wrapper, ranks }) => !wrapper && ranks.slice(0, within).includes(causeId),
  );

const LONGEST = 20_000;

/** The piece of the pasted text that a pattern finds, at most 120 characters; null for none. For codes and names that mean one thing only. */
export const pastedPiece = (told: Told, pattern: RegExp): string | null =>
  (told.message?.text ?? told.asked.message).slice(0, LONGEST).match(pattern)?.[0].slice(0, 120) ?? null;

/** The alert that the pasted text says the other side sent; null when it names none. */
export const pastedAlert = (told: Told): number | null =>
  told.message?.matches.find(({ event, alertCode }) => event === 'alert' && alertCode !== null)?.alertCode ??
  null;
