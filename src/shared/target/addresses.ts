import type { TargetProblem } from '../model/target';
import { canonicalIP } from './ip';
import { problems } from './problems';

const MOST = 16;

const unbracketed = (text: string): string => /^\[([^\]]*)\]$/.exec(text)?.[1] ?? text;

const whatIsWrong = (text: string): TargetProblem => {
  const withPort = /^\[?([^\]]*?)\]?:\d{1,5}$/.exec(text)?.[1];
  const address = withPort === undefined ? null : canonicalIP(withPort);
  if (address !== null) return problems.addressWithPort(text, address);
  if (/^[\d.]+$/.test(text)) return problems.badIPv4('addresses', text);
  return /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u.test(text) && /\p{L}/u.test(text)
    ? problems.addressIsName(text)
    : problems.badAddress(text);
};

/** Reads a list of IP addresses, set apart by commas, semicolons or spaces; each once, in canonical form. */
export const readAddresses = (text: string): string[] | { readonly problem: TargetProblem } => {
  const found = new Set<string>();
  for (const piece of text.split(/[\s,;]+/)) {
    if (piece === '') continue;
    const address = canonicalIP(unbracketed(piece));
    if (address === null) {
      return { problem: piece.includes('@') ? problems.badAddress('…') : whatIsWrong(piece) };
    }
    found.add(address);
  }
  return found.size > MOST ? { problem: problems.tooManyAddresses() } : [...found];
};
