import type { PlaintextKind } from '../../../shared/model/failure';
import { recognise } from './recognise';
import { asText, type Move, otherTongue, refused, type Step, type Turn } from './script';

/** One reply of a line protocol: which line ends it, and what it leads to. */
export interface Reply {
  isLast(line: string, before: readonly string[]): boolean;
  read(lines: readonly string[]): Move | Omit<Turn, 'used'>;
}

const asTurn = (answer: Move | Omit<Turn, 'used'>, used: number): Turn =>
  'move' in answer ? { ...answer, used } : { move: answer, used };

/** A step over whole lines. Chunks may be cut anywhere; a line ends with LF, CR before it is dropped. */
export const replyStep =
  ({ isLast, read }: Reply): Step =>
  (rest) => {
    const lines: string[] = [];
    let start = 0;
    for (let end = rest.indexOf(0x0a); end !== -1; end = rest.indexOf(0x0a, start)) {
      const line = asText(rest.subarray(start, end)).replace(/\r$/, '');
      start = end + 1;
      const last = isLast(line, lines);
      lines.push(line);
      if (last) return asTurn(read(lines), start);
    }
    return null;
  };

/** What a peer said that has no place in this protocol: another one's greeting, or nothing that makes sense. `own`: this protocol. */
export const strange = (text: string, own?: PlaintextKind): Move => {
  const kind = kindOf(text);
  return kind === 'unknown' || kind === own ? refused(text, 'garbled') : otherTongue(text, kind);
};

/** What words look like by themselves. */
export const kindOf = (text: string): PlaintextKind =>
  recognise(Uint8Array.from(text.slice(0, 1_024), (character) => character.charCodeAt(0) & 0xff));

/**
 * A first word with another code than ours opens with: another protocol's, if it looks like one that is none of ours; else a refusal in the
 * peer's words.
 */
export const unexpected = (lines: readonly string[], own: readonly PlaintextKind[]): Move => {
  const last = lines.at(-1) ?? '';
  const kind = kindOf(last);
  const opens = /^(?:220|20[01])/.test(last);
  return opens && kind !== 'unknown' && !own.includes(kind) ? otherTongue(last, kind) : unwanted(lines);
};

/** The code of a numbered reply (RFC 5321 §4.2, RFC 959 §4.2); '' when there is none. */
export const codeOf = (lines: readonly string[]): string =>
  /^\d{3}(?=[ -]|$)/.exec(lines.at(-1) ?? '')?.[0] ?? '';

/** A numbered reply of another code: a refusal in the peer's words; without a code: something strange. */
export const unwanted = (lines: readonly string[]): Move => {
  const last = lines.at(-1) ?? '';
  return codeOf(lines) === '' ? strange(last) : refused(last);
};

/**
 * RFC 5321 §4.2.1, RFC 959 §4.2: "250-" goes on, "250 " or a bare code ends; a refusal ends too. FTP lets lines between the two say
 * anything; a first line without a code ends at once, so that garbage is seen.
 */
const endsReply = (line: string, before: readonly string[]): boolean => {
  const first = before[0];
  if (first === undefined) return !/^\d{3}-/.test(line);
  return /^\d{3}( |$)/.test(line) && (line.slice(0, 3) === first.slice(0, 3) || /^[45]/.test(line));
};

export const numberedReply = (read: Reply['read']): Step => replyStep({ isLast: endsReply, read });
