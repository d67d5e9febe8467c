import type { Chain } from '../../../shared/model/finding';

type Card = Chain['certificates'][number];

/** issued: the next card is its issuer. absent: so it is, and nobody sent it. unrelated: the next card is another one. */
export type ChainLink = 'issued' | 'absent' | 'unrelated';

/** The name people know a certificate by, out of its whole subject. */
export const commonName = (subject: string): string => /(?:^|,\s*)CN=([^,]+)/u.exec(subject)?.[1] ?? subject;

/** How a card hangs together with the next one; null after the last. */
export const linkAfter = (card: Card, next: Card | undefined): ChainLink | null => {
  if (!next) return null;
  if (next.role === 'missing') return 'absent';
  // Of a root from this computer's own list only the name is known, and the check itself found that it fits.
  if (next.role === 'anchor') return 'issued';
  return card.issuer === next.subject ? 'issued' : 'unrelated';
};

const DAY = 86_400_000;

/** expired and early by so many days, or good for so many more; null where the day of the check is not known or a date is unreadable. */
export interface Validity {
  readonly state: 'good' | 'ending' | 'expired' | 'early';
  readonly days: number;
}

/** So few days before its end a certificate is worth a second look. */
const ENDING_DAYS = 21;

/** How a certificate's dates lie around the day of the check. */
export const validityOf = (from: string, to: string, at: string): Validity | null => {
  const [start, end, now] = [Date.parse(from), Date.parse(to), Date.parse(at)];
  if (Number.isNaN(start) || Number.isNaN(end) || Number.isNaN(now) || end <= start) return null;
  if (now > end) return { state: 'expired', days: Math.floor((now - end) / DAY) };
  if (now < start) return { state: 'early', days: Math.ceil((start - now) / DAY) };
  const days = Math.floor((end - now) / DAY);
  return { state: days < ENDING_DAYS ? 'ending' : 'good', days };
};
