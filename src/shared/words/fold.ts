/**
 * Folds a pasted text for matching: runs of white space become one space, typographic quotes and dashes become plain ones, and
 * zero-width characters go. The result is never longer than the text, so matching stays bounded by the limit, by default the
 * 20,000 characters of a text that is no log.
 */
export const fold = (text: string, limit = 20_000): string =>
  text
    .slice(0, limit)
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u2018\u2019\u201A\u2032]/g, "'")
    .replace(/[\u201C-\u201E\u2033]/g, '"')
    .replace(/[\u2010-\u2014]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
