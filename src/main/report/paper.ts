/** Countries that print on Letter (ISO 3166); everybody else prints on A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE', 'DO']);

/** The paper of a country, or of the one in a locale such as "en-US". Unknown is A4. */
export const paperFor = (country: string, locale = ''): 'A4' | 'Letter' => {
  const code = country || (/[-_]([A-Z]{2})\b/.exec(locale)?.[1] ?? '');
  return LETTER.has(code.toUpperCase()) ? 'Letter' : 'A4';
};
