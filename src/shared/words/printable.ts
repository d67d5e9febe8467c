/**
 * Text from a peer as one harmless line: control, invisible and direction-changing characters become "·", runs of white space
 * one space, and what is longer than `max` characters ends in "…".
 */
export const printable = (text: string, max: number): string => {
  const line = text
    .slice(0, max * 4)
    .replace(/\s+/g, ' ')
    // Cc, Cf (bidi controls, zero-width), Co, Cn and lone surrogates: nothing a person can see, and some of it hides or reorders the rest.
    .replace(/[\p{C}\u2028\u2029]/gu, '·')
    .trim();
  return line.length <= max ? line : `${whole(line.slice(0, max - 1))}…`;
};

/** Drops a surrogate whose other half was cut off. */
const whole = (text: string): string => text.replace(/[\uD800-\uDBFF]$/, '');

/** The first line of a peer's bytes, made printable; bytes outside ASCII become "·". */
export const printableBytes = (bytes: Uint8Array, max: number): string => {
  let text = '';
  for (const byte of bytes.subarray(0, max * 2)) {
    if (byte === 0x0a || byte === 0x0d) {
      if (text.trim() !== '') break;
      continue;
    }
    text += byte === 0x09 || (byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(byte) : '·';
  }
  return printable(text, max);
};

/** Control characters but tab and line ends, and what hides text or turns its direction. Joiners stay: Persian and emoji need them. */
const STEERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Text of any length with its lines, in which nothing steers a screen or reorders the rest: each such character becomes "·". */
export const harmless = (text: string): string => text.replace(STEERS, '·');
