/** One BER value (X.690 §8.1). `end`: where it ends in the bytes it was read from. */
export interface Ber {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly end: number;
}

/** More than any answer of a directory to one small question. */
const LONGEST = 16_384;

/** Reads the value at `from`: 'more' while it is not complete, null when it can't be one (several-byte tags and endless lengths have no place in LDAP, RFC 4511 §5.1). */
export const readBer = (bytes: Uint8Array, from = 0): Ber | 'more' | null => {
  const tag = bytes[from];
  const first = bytes[from + 1];
  if (tag === undefined) return 'more';
  if ((tag & 0x1f) === 0x1f) return null;
  if (first === undefined) return 'more';
  const width = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || width > 4) return null;
  if (bytes.length < from + 2 + width) return 'more';
  let length = width === 0 ? first : 0;
  for (const byte of bytes.subarray(from + 2, from + 2 + width)) length = length * 256 + byte;
  if (length > LONGEST) return null;
  const start = from + 2 + width;
  return bytes.length < start + length
    ? 'more'
    : { tag, content: bytes.subarray(start, start + length), end: start + length };
};

/** The values that fill these bytes, one after the other; null when they don't, or are more than 32. */
export const readBerList = (bytes: Uint8Array): readonly Ber[] | null => {
  const values: Ber[] = [];
  for (let at = 0; at < bytes.length; ) {
    const value = readBer(bytes, at);
    if (value === null || value === 'more' || values.length === 32) return null;
    values.push(value);
    at = value.end;
  }
  return values;
};

/** A value with a length below 128, which all of ours have. */
export const writeBer = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const bytes = content.flatMap((part) => [...part]);
  return Uint8Array.of(tag, bytes.length, ...bytes);
};

/** A small number, as INTEGER and ENUMERATED hold it; null when it is longer than four bytes or empty. */
export const berNumber = ({ content }: Ber): number | null => {
  if (content.length === 0 || content.length > 4) return null;
  let value = 0;
  for (const byte of content) value = value * 256 + byte;
  return value;
};
