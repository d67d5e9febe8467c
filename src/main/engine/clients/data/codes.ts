/** Codes from a list in hex, as recordings and tables have them: "1302 c02f" or, without spaces, "1302c02f". */
export const codes = (digits: string): readonly number[] =>
  (digits.replace(/\s+/g, '').match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16));

/** TLS 1.0 to 1.2, lowest first. */
export const TO_TLS12: readonly number[] = [0x0301, 0x0302, 0x0303];
/** TLS 1.0 to 1.3. */
export const TO_TLS13: readonly number[] = [...TO_TLS12, 0x0304];
/** TLS 1.2 and 1.3. */
export const TLS12_AND_13: readonly number[] = [0x0303, 0x0304];
