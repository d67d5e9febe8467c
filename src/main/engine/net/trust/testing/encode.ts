/** A DER element from its parts. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  const n = content.length;
  const long = n < 0x10000 ? [0x82, n >> 8, n & 0xff] : [0x83, n >> 16, (n >> 8) & 0xff, n & 0xff];
  const length = n < 0x80 ? [n] : n < 0x100 ? [0x81, n] : long;
  return Buffer.concat([Uint8Array.of(tag, ...length), content]);
};

/** An OBJECT IDENTIFIER from dotted numbers. */
export const oid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Uint8Array.from(bytes));
};

export const text = (value: string): Uint8Array => new TextEncoder().encode(value);
export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(0x30, ...parts);
export const bits = (content: Uint8Array): Uint8Array => der(0x03, Uint8Array.of(0), content);
export const yes = der(0x01, Uint8Array.of(0xff));
