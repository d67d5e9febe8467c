/** Shown instead of what was taken out. */
export const HIDDEN = '[hidden]';

interface Rule {
  readonly pattern: RegExp;
  /** The group that holds the secret; the rest of the match stays. */
  readonly secret: number;
  /** The same value is then hidden wherever else it stands in the person's words. */
  readonly spreads?: boolean;
}

const KEY =
  'pass(?:word|wd|phrase|code)?|pwd|secret|token|credentials?|api[-_ ]?key|access[-_ ]?key(?:[-_ ]?id)?|account[-_ ]?key|shared[-_ ]?access[-_ ]?(?:key|signature)(?:name)?|private[-_ ]?key|sig(?:nature)?|client[-_ ]?secret|(?:access|refresh|id|auth|session|csrf|bearer)[-_ ]?token|session[-_ ]?id|x-api-key|subscription-key';
const USER_KEY = 'user(?:[-_ ]?(?:id|name))?|uid|login|account[-_ ]?name';

/** A value in quotes, or up to the next semicolon on the line (connection strings), or up to white space. */
const VALUE = `("(?:[^"\\\\\\n]|\\\\.){0,400}"|'(?:[^'\\\\\\n]|\\\\.){0,400}'|[^;\\n"']{1,200}(?=;)|[^\\s;,&"'<>]{1,400})`;
const GIVEN = `["']?\\s{0,5}(?:=|:(?!//))\\s{0,5}${VALUE}`;

/** What looks like a secret by its place, in any text. Every repetition is bounded. */
const PLACES: readonly Rule[] = [
  {
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----([\s\S]{0,20000}?)(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    secret: 1,
  },
  {
    pattern: /\b(eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{2,4000}(?:\.[A-Za-z0-9_-]{0,2000})?)/g,
    secret: 1,
    spreads: true,
  },
  {
    pattern: /\b((?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|xox[abprs]-[A-Za-z0-9-]{10,255})\b/g,
    secret: 1,
    spreads: true,
  },
  { pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s/?#"'<>]{1,400})@/gi, secret: 1, spreads: true },
  { pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s?#"'<>]{1,2000}[?#]([^\s"'<>]{1,4000})/gi, secret: 1 },
  {
    pattern:
      /(?:\b[a-z]:)?[\\/]{1,4}(?:Users|Documents and Settings|home)[\\/]{1,4}([^\\/:*?"<>|\r\n]{1,64})(?=[\\/])/gi,
    secret: 1,
    spreads: true,
  },
  {
    pattern:
      /(?:\b[a-z]:)?[\\/]{1,4}(?:Users|Documents and Settings|home)[\\/]{1,4}([^\\/:*?"<>|\s]{1,64})/gi,
    secret: 1,
    spreads: true,
  },
  {
    pattern: /([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,10})/g,
    secret: 1,
  },
];

/** What looks like a secret by the word before it; only for what a person pasted or typed. */
const KEYED: readonly Rule[] = [
  { pattern: /\b(?:proxy-)?authorization["']?\s{0,5}[:=]\s{0,5}["']?([^\r\n"']{1,4000})/gi, secret: 1 },
  { pattern: /\b(?:set-)?cookie["']?\s{0,5}:\s{0,5}([^\r\n]{1,4000})/gi, secret: 1 },
  {
    pattern: /\bbearer\s{1,5}((?=[A-Za-z+/=._~-]{0,200}\d)[A-Za-z0-9+/=._~-]{8,4000})/gi,
    secret: 1,
    spreads: true,
  },
  { pattern: /\b(?:basic|negotiate|ntlm)\s{1,5}([A-Za-z0-9+/=]{16,4000})/gi, secret: 1, spreads: true },
  { pattern: new RegExp(`(?<![A-Za-z])(?:${KEY})${GIVEN}`, 'gi'), secret: 1, spreads: true },
  { pattern: new RegExp(`(?<![A-Za-z])(?:${USER_KEY})${GIVEN}`, 'gi'), secret: 1, spreads: true },
  {
    pattern: new RegExp(`(?<=^|\\s)--?(?:${KEY}|${USER_KEY})\\s{1,5}${VALUE}`, 'gi'),
    secret: 1,
    spreads: true,
  },
  { pattern: /(?<=^|\s)(?:-u|--user)\s{1,5}([^\s:]{1,200}:[^\s]{1,200})/g, secret: 1, spreads: true },
  { pattern: /\b(?:for|as) user ['"“‘]([^'"”’\n]{1,200})['"”’]/gi, secret: 1, spreads: true },
];

/** Folders beside the users' own, which name nobody. */
const NOBODY = /^(?:public|default|default user|all users|shared|runner|root|www-data)$/i;

const unquoted = (value: string): string => value.replace(/^(["'])([\s\S]*)\1$/, '$2').trim();

/** A value of which a part is hidden already still holds the rest. */
const isSecret = (value: string): boolean =>
  value.replaceAll(HIDDEN, '').trim() !== '' && !NOBODY.test(value);

const applyRule = (text: string, { pattern, secret: group }: Rule): string =>
  text.replace(pattern, (match: string, ...groups: unknown[]) => {
    const secret = unquoted(String(groups[group - 1] ?? ''));
    const at = match.lastIndexOf(secret);
    return isSecret(secret) ? `${match.slice(0, at)}${HIDDEN}${match.slice(at + secret.length)}` : match;
  });

/** "user:password" is hidden as a whole and in its parts. */
const partsOf = (secret: string): string[] =>
  [secret, ...secret.split(':')].filter((part) => part.length >= 4);

/** The user names, passwords and tokens that the rules find in these texts, longest first; at most 200. */
export const collectSecrets = (texts: readonly string[]): string[] => {
  const rules = [...PLACES, ...KEYED].filter((rule) => rule.spreads === true);
  const found = texts.flatMap((text) =>
    rules.flatMap((rule) => [...text.matchAll(rule.pattern)].map((hit) => unquoted(hit[rule.secret] ?? ''))),
  );
  const secrets = new Set(found.filter(isSecret).flatMap(partsOf));
  return [...secrets].sort((a, b) => b.length - a.length).slice(0, 200);
};

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** As a word of its own, so that a user called "host" does not take the word out of "localhost". */
const hideWord = (text: string, secret: string): string =>
  text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal(secret)}(?![\\p{L}\\p{N}])`, 'gu'), HIDDEN);

/** No field of a report that holds words allows fewer characters. */
const EVERY_FIELD_ALLOWS = 200;

/** A replacement can be longer than the secret; a text that was near its limit stays within it. */
const noLonger = (text: string, before: string): string =>
  text.slice(0, Math.max(before.length, EVERY_FIELD_ALLOWS));

/** Hides what looks like a secret by its place: private keys, tokens, user names in addresses and paths, query strings, e-mail addresses. */
export const redactText = (text: string): string => noLonger(PLACES.reduce(applyRule, text), text);

/** Hides these words wherever they stand as words of their own. */
export const hideWords = (text: string, words: readonly string[]): string =>
  noLonger(words.reduce(hideWord, text), text);

/** The same for a person's own words, where "password=" and the values of `secrets` are looked for as well. */
export const redactWords = (text: string, secrets: readonly string[]): string => {
  const placed = [...PLACES, ...KEYED].reduce(applyRule, text);
  return noLonger(hideWords(placed, secrets), text);
};
