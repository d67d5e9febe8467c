// What a client asks for, read off its hello as it passes by: a reader of our own, apart from the one in the program.

/** Reads a ClientHello out of a TLS record (RFC 8446 §4.1.2): `{ versions, suites, groups }` as codes, null if it is none. */
export function readHello(bytes) {
  try {
    return read(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function read(bytes) {
  if (bytes[0] !== 0x16 || bytes[1] !== 3 || bytes[5] !== 1) return null;
  const legacy = bytes.readUInt16BE(9);
  let at = 43;
  at += 1 + bytes.readUInt8(at);
  const suites = numbers(bytes, at + 2, bytes.readUInt16BE(at));
  at += 2 + bytes.readUInt16BE(at);
  at += 1 + bytes.readUInt8(at);
  const hello = { versions: [legacy], suites, groups: [] };
  // Without extensions the hello ends here.
  for (let i = at + 2; i + 4 <= bytes.length; i += 4 + bytes.readUInt16BE(i + 2)) {
    const kind = bytes.readUInt16BE(i);
    if (kind === 10) hello.groups = numbers(bytes, i + 6, bytes.readUInt16BE(i + 4));
    if (kind === 43) hello.versions = numbers(bytes, i + 5, bytes.readUInt8(i + 4));
  }
  return hello;
}

function numbers(bytes, from, length) {
  const found = [];
  for (let i = from; i + 2 <= from + length; i += 2) found.push(bytes.readUInt16BE(i));
  return found;
}

/** How many bytes the record at the start announces, with its head; 0 if it is not the record of a handshake. */
export const recordSize = (bytes) =>
  bytes.length >= 5 && bytes[0] === 0x16 && bytes[1] === 3 ? 5 + bytes.readUInt16BE(3) : 0;
