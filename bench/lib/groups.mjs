// Key exchange groups by the names of the IANA registry "TLS Supported Groups"; a table apart from the program's own.

const CURVES = [
  'sect163k1 sect163r1 sect163r2 sect193r1 sect193r2 sect233k1 sect233r1 sect239k1 sect283k1 sect283r1 sect409k1 sect409r1',
  'sect571k1 sect571r1 secp160k1 secp160r1 secp160r2 secp192k1 secp192r1 secp224k1 secp224r1 secp256k1 secp256r1 secp384r1',
  'secp521r1 brainpoolP256r1 brainpoolP384r1 brainpoolP512r1 x25519 x448 brainpoolP256r1tls13 brainpoolP384r1tls13',
  'brainpoolP512r1tls13 GC256A GC256B GC256C GC256D GC512A GC512B GC512C curveSM2',
].flatMap((line) => line.split(' '));

const CODES = new Map([
  ...CURVES.map((name, i) => [name, i + 1]),
  ...['ffdhe2048', 'ffdhe3072', 'ffdhe4096', 'ffdhe6144', 'ffdhe8192'].map((name, i) => [name, 0x0100 + i]),
  ...['MLKEM512', 'MLKEM768', 'MLKEM1024'].map((name, i) => [name, 0x0200 + i]),
  ...['SecP256r1MLKEM768', 'X25519MLKEM768', 'SecP384r1MLKEM1024', 'curveSM2MLKEM768'].map((name, i) => [
    name,
    0x11eb + i,
  ]),
]);

/** "x25519" → 0x001d; "unknown (0x1234)" → 0x1234; NaN for a name that is in neither form. */
export function groupCode(name) {
  return CODES.get(name) ?? Number(/\((0x[0-9a-f]+)\)/i.exec(name)?.[1] ?? Number.NaN);
}

/** 0x001d → what openssl calls the group; undefined for one without a name here. */
export function opensslGroup(code) {
  return [...CODES].find(([, one]) => one === code)?.[0];
}
