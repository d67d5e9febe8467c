import { printableBytes } from '../../../../shared/words/printable';

/** What a proxy sends back may hold the password that we sent to it; nobody is to see it there. */
const KEPT_BACK = 'it sends our own words back';

/** What we said in secret on one connection. */
export interface OwnWords {
  /** True when these bytes hold it, or end in the middle of it. */
  in(bytes: Uint8Array): boolean;
  /** True when they hold it whole, and not by chance: for bytes that may as well be anything. */
  echoed(bytes: Uint8Array): boolean;
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

/** Fewer bytes than this say nothing of a secret, and begin too many other words. */
const TELLING = 3;

/** So long that no server's bytes hold it by chance. */
const CERTAIN = 6;

/** The bytes end in the middle of it: more may not have come yet, or was cut off. */
const endsIn = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
  for (let length = Math.min(wanted.length - 1, bytes.length); length >= TELLING; length -= 1) {
    const from = bytes.length - length;
    if (wanted.subarray(0, length).every((byte, index) => bytes[from + index] === byte)) return true;
  }
  return false;
};

/** `secrets`: each in the form in which it goes over the wire. */
export const ownWords = (secrets: readonly string[]): OwnWords => {
  const wanted = secrets
    .map((secret) => new TextEncoder().encode(secret))
    .filter(({ length }) => length >= TELLING);
  const isIn = (bytes: Uint8Array) =>
    wanted.some((secret) => contains(bytes, secret) || endsIn(bytes, secret));
  return {
    in: isIn,
    echoed: (bytes) => wanted.some((secret) => secret.length >= CERTAIN && contains(bytes, secret)),
    show: (bytes, max) => (isIn(bytes) ? KEPT_BACK : (language(bytes) ?? readable(bytes, max))),
  };
};
