import { printable, printableBytes } from '../../../../shared/words/printable';

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

/** `secrets`: each in the form in which it goes over the wire. */
export const ownWords = (secrets: readonly string[]): OwnWords => {
  const wanted = secrets.filter((secret) => secret !== '').map((secret) => new TextEncoder().encode(secret));
  const isIn = (bytes: Uint8Array) => wanted.some((secret) => contains(bytes, secret));
  return {
    in: isIn,
    show: (bytes, max) => (isIn(bytes) ? KEPT_BACK : printable(printableBytes(bytes, max), max)),
  };
};
