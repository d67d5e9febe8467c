/** Bytes of an ASCII text. Throws RangeError for anything else: the caller has to encode it first. */
export const asciiBytes = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (character.length > 1 || code > 0x7f) throw new RangeError('only ASCII can be sent here');
    return code;
  });

/** A peer's bytes as text, one character a byte (so that nothing is lost); not fit to be shown without escaping. */
export const asciiText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
