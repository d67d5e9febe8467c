import type { TargetProblem } from '../model/target';
import { canonicalIP } from './ip';
import { problems } from './problems';

type Field = TargetProblem['field'];

/** A name or address that was understood. `host`: A-label name or canonical IP; `display`: as a person reads it, Unicode kept. */
export interface Host {
  readonly host: string;
  readonly display: string;
  readonly isIP: boolean;
}
export type HostResult = Host | { readonly problem: TargetProblem };

const plainCharacter = /^[a-z0-9_-]$/;
const numeric = /^(?:\d+|0x[0-9a-f]*)$/;

/** The first character that no name may have; null when the name is within letters, digits, hyphen and underscore. */
const oddCharacter = (name: string): string | null => {
  for (const character of name) if (character !== '.' && !plainCharacter.test(character)) return character;
  return null;
};

/** What is wrong with an ASCII name in lower case (RFC 1123 §2.1; the underscore is seen inside companies), or null. */
const nameProblem = (name: string, field: Field): TargetProblem | null => {
  const labels = name.split('.');
  if (name.includes('*')) return problems.wildcard(field);
  const odd = oddCharacter(name);
  if (odd !== null) return problems.characters(field, odd);
  if (labels.includes('')) return problems.emptyLabel(field);
  if (labels.some((label) => label.length > 63)) return problems.labelTooLong(field);
  // A last label of digits makes programs read the whole as an IPv4 address (URL Standard, "ends in a number").
  if (numeric.test(labels.at(-1) ?? '')) return problems.badIPv4(field, name);
  const hyphened = labels.find((label) => label.startsWith('-') || label.endsWith('-'));
  return hyphened === undefined ? null : problems.hyphen(field, hyphened);
};

const toAsciiSafely = (name: string, toAscii: (name: string) => string): string => {
  try {
    return toAscii(name).toLowerCase();
  } catch {
    return '';
  }
};

/** Control and invisible characters never reach a screen as part of a name. */
const shown = (name: string, ascii: string): string => {
  const visible = name.replace(/\p{C}/gu, '').normalize('NFC').toLowerCase();
  return visible.length > 0 && visible.length <= 253 ? visible : ascii;
};

const needsIdna = (name: string): boolean => /[^ -~]|(?:^|\.)xn--/i.test(name);

/** Reads a name or an IP address without brackets and port. `toAscii` is the IDNA mapping (UTS 46); '' means that it refused. */
export const readHost = (text: string, field: Field, toAscii: (name: string) => string): HostResult => {
  const direct = canonicalIP(text);
  if (direct !== null) return { host: direct, display: direct, isIP: true };
  const trimmed = text.replace(/[.。．｡]$/u, '');
  const ascii = needsIdna(trimmed) ? toAsciiSafely(trimmed, toAscii) : trimmed.toLowerCase();
  if (ascii === '') {
    if (/[.。．｡]{2}|^[.。．｡]/u.test(trimmed)) return { problem: problems.emptyLabel(field) };
    return { problem: trimmed === '' ? problems.noHost() : problems.characters(field, null) };
  }
  const mapped = canonicalIP(ascii);
  if (mapped !== null) return { host: mapped, display: mapped, isIP: true };
  const problem = nameProblem(ascii, field);
  if (problem !== null) return { problem };
  if (ascii.length > 253) return { problem: problems.tooLong() };
  return { host: ascii, display: shown(trimmed, ascii), isIP: false };
};
