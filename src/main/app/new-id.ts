import { randomBytes } from 'node:crypto';

/** "20261121-4f1c09ab72de": sorts by day, is a file name everywhere, and is never given twice. */
export const newId = (now: Date = new Date()): string =>
  `${now.toISOString().slice(0, 10).replaceAll('-', '')}-${randomBytes(6).toString('hex')}`;
