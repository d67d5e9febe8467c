/** One DER element (X.690 §8.1): its tag byte, its content, and the whole of it with header. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** The bytes are not DER, or not the structure that was expected. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Items of one SEQUENCE that are read at most: far above anything in real certificates. */
const MAX_ITEMS = 4096;

/** Reads the element at `offset`. Single-byte tags and definite lengths only, as DER in certificates has them. Throws DerError. */
export const readDer = (bytes: Uint8Array, offset = 0): DerElement => {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) throw new DerError('the bytes end inside a header');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag of more than one byte');
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    // 0x80 is the indefinite form, which DER forbids; more than 3 bytes of length would be 16 MiB.
    if (count === 0 || count > 3) throw new DerError('a length that is not allowed');
    length = 0;
    for (let i = 0; i < count; i += 1) length = length * 256 + (bytes[start + i] ?? Number.NaN);
    start += count;
  }
  const end = start + length;
  if (!(end <= bytes.length)) throw new DerError('an element that is longer than its parent');
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) };
};

/** All elements that follow each other in `content`. Throws DerError. */
export const readAll = (content: Uint8Array): DerElement[] => {
  const items: DerElement[] = [];
  let offset = 0;
  while (offset < content.length) {
    if (items.length >= MAX_ITEMS) throw new DerError('too many elements');
    const item = readDer(content, offset);
    items.push(item);
    offset += item.whole.length;
  }
  return items;
};

/** The element, if it has this tag. Throws DerError otherwise, or when there is none. */
export const expectTag = (element: DerElement | undefined, tag: number): DerElement => {
  if (element?.tag !== tag) throw new DerError(`an element 0x${tag.toString(16)} is missing`);
  return element;
};

/** An OBJECT IDENTIFIER's content as dotted numbers (X.690 §8.19). Throws DerError. */
export const oidText = (content: Uint8Array): string => {
  const arcs: number[] = [];
  let value = 0;
  for (const [index, byte] of content.entries()) {
    value = value * 128 + (byte & 0x7f);
    if (value > Number.MAX_SAFE_INTEGER || index > 64) throw new DerError('an identifier that is too long');
    if (byte >= 0x80) continue;
    if (arcs.length === 0) {
      const top = Math.min(2, Math.floor(value / 40));
      arcs.push(top, value - top * 40);
    } else {
      arcs.push(value);
    }
    value = 0;
  }
  if (arcs.length === 0) throw new DerError('an empty identifier');
  return arcs.join('.');
};
