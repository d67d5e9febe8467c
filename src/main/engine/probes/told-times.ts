import type { ToldTime } from './clock-facts';
import type { FetchResult } from './net-port';

/** "ca.example", "ca.example:8080": who was asked, from the address; null when it is none. */
export const hostOf = (url: string): string | null =>
  /^http:\/\/(\[[0-9a-f:.]+\]|[^/?#:@]{1,253})(:\d{1,5})?(?:[/?#]|$)/i
    .exec(url)
    ?.slice(1, 3)
    .join('')
    .replace(/:80$/, '') ?? null;

/** The time in the answer to a question to others; none when it held no date. */
export const timesIn = (url: string, { date, attempt }: FetchResult): ToldTime[] =>
  date === null
    ? []
    : [{ kind: 'date-header', from: hostOf(url) ?? attempt.address, ...date, attemptId: attempt.id }];
