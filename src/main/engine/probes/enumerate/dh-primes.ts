/*
 * Diffie-Hellman primes that many servers share. All of them begin and end with 64 one bits; between these the digits of π follow (RFC 2409 §6,
 * RFC 3526) or of e (RFC 7919 Appendix A), and the last 64 bits before the end tell them apart.
 */
const HEAD = 'ffffffffffffffff';

const NAMED: { readonly [tail: string]: readonly [bits: number, name: string] } = {
  f44c42e9a63a3620: [768, 'MODP group 1'],
  '49286651ece65381': [1024, 'MODP group 2'],
  f1746c08ca237327: [1536, 'MODP group 5'],
  '15728e5a8aacaa68': [2048, 'MODP group 14'],
  '4b82d120a93ad2ca': [3072, 'MODP group 15'],
  '4df435c934063199': [4096, 'MODP group 16'],
  e694f91e6dcc4024: [6144, 'MODP group 17'],
  '60c980dd98edd3df': [8192, 'MODP group 18'],
  '886b423861285c97': [2048, 'ffdhe2048'],
  '25e41d2b66c62e37': [3072, 'ffdhe3072'],
  c68a007e5e655f6a: [4096, 'ffdhe4096'],
  a40e329cd0e40e65: [6144, 'ffdhe6144'],
  d68c8bb7c5c6424c: [8192, 'ffdhe8192'],
};

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The name of a well-known prime ("ffdhe2048", "MODP group 14"), or null: the server's own, or one that is not in this list. */
export const primeName = (prime: Uint8Array): string | null => {
  const digits = hex(prime).replace(/^(?:00)+/, '');
  const known = NAMED[digits.slice(-32, -16)];
  if (!known || !digits.startsWith(HEAD) || !digits.endsWith(HEAD)) return null;
  const [bits, name] = known;
  return digits.length * 4 === bits ? name : null;
};
