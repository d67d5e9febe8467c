import type { Attempt } from '../../../../shared/model/attempt';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { printable } from '../../../../shared/words/printable';

/** A page in plain HTTP that came where TLS was due. */
export interface PlainPage {
  readonly status: number;
  /** Where it sends the reader, as it stands there; null: nowhere. */
  readonly location: string | null;
  /** The host in it, in small letters; null: none, so the same host. */
  readonly locationHost: string | null;
  /** As much of it as was kept (256 bytes), for words to look for. */
  readonly text: string;
  readonly attemptIds: readonly string[];
}

const fromHex = (hex: string): string =>
  (hex.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');

const hostIn = (location: string): string | null =>
  /^(?:https?:)?\/\/(?:[^/@\s]*@)?(\[[0-9a-f:.]+\]|[^/:?#\s]+)/i.exec(location)?.[1]?.toLowerCase() ?? null;

const read = (text: string, attemptIds: readonly string[]): PlainPage | null => {
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(text)?.[1];
  if (status === undefined) return null;
  const location = /\blocation: *(\S+)/i.exec(text)?.[1] ?? null;
  return {
    status: Number(status),
    location: location === null ? null : printable(location, 200),
    locationHost: location === null ? null : hostIn(location),
    text,
    attemptIds,
  };
};

/** The page that answered our plain request, else the one that answered our greeting; null: neither was HTTP. */
export const plainPage = (
  hello: EvidenceMap['hello'] | undefined,
  plain: EvidenceMap['plain-answer'] | undefined,
  attempts: ReadonlyMap<string, Attempt>,
): PlainPage | null => {
  const bytes = plain && attempts.get(plain.attemptId)?.firstBytes;
  const answer = plain && read(bytes ? fromHex(bytes) : (plain.firstLine ?? ''), [plain.attemptId]);
  if (answer) return answer;
  const base = hello?.base;
  if (base?.outcome.kind !== 'plaintext') return null;
  const heard = attempts.get(base.attemptId)?.firstBytes;
  return read(heard ? fromHex(heard) : base.outcome.text, [base.attemptId]);
};
