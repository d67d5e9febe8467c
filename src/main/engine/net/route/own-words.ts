import { printableBytes } from '../../../../shared/words/printable';

/** What a proxy sends back may hold the password that we sent to it; nobody is to see it there. */
const KEPT_BACK = 'it sends our own words back';

/** What we said in secret on one connection. */
export interface OwnWords {
  /** True when these bytes hold it. */
  in(bytes: Uint8Array): boolean;
  /** The first line of a peer's bytes as printable text, or a word for it when it holds our secret. */
  show(bytes: Uint8Array, max: number): string;
}

const contains = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
  const [first] = wanted;
  if (first === undefined) return false;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
};

/** Mix-ups that are common: the other kind of proxy, and a proxy that wants TLS first (RFC 8446 §5.1: alert, handshake). */
const language = ([first, second]: Uint8Array): string | null => {
  if (first === 5) return 'it speaks SOCKS5';
  return (first === 0x15 || first === 0x16) && second === 3 ? 'it speaks TLS' : null;
};

/** The first line as text, or the first bytes in hex where there is nothing to read. */
const readable = (bytes: Uint8Array, max: number): string => {
  const text = printableBytes(bytes, max);
  if (/[^·\s]/.test(text)) return text;
  const hex = [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `bytes ${hex.join(' ')}`;
};

/** `secrets`: each in the form in which it goes over the wire. */
export const ownWords = (secrets: readonly string[]): OwnWords => {
  const wanted = secrets.filter((secret) => secret !== '').map((secret) => new TextEncoder().encode(secret));
  const isIn = (bytes: Uint8Array) => wanted.some((secret) => contains(bytes, secret));
  return {
    in: isIn,
    show: (bytes, max) => (isIn(bytes) ? KEPT_BACK : (language(bytes) ?? readable(bytes, max))),
  };
};
