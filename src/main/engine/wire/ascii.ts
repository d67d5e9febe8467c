/** Bytes of an ASCII text. Throws RangeError for anything else: the caller has to encode it first. */
export const asciiBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) throw new RangeError('only ASCII can be sent here');
    bytes[at] = code;
  }
  return bytes;
};

/** A peer's bytes as text, one character a byte (so that nothing is lost); not fit to be shown without escaping. */
export const asciiText = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
