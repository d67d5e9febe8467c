import { asText } from './script';

/** One whole tag of an XML stream. `name` without its prefix; `end`: where it ends, counted from the first byte read. */
export interface XmlTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: string;
  readonly end: number;
}

/** `forbidden`: what RFC 6120 §11.1 keeps out of a stream (comments, CDATA has no place between tags, DTDs), or no XML at all. */
export interface XmlRead {
  readonly tags: readonly XmlTag[];
  readonly forbidden: boolean;
}

const INSIDE = /^(\/?)(?:[A-Za-z_][\w.-]{0,100}:)?([A-Za-z_][\w.-]{0,100})(\s[\s\S]*)?$/;

/** Where the tag that begins at `from` ends: its ">" outside of quotes; -1 while it is not complete. */
const tagEnd = (text: string, from: number): number => {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return -1;
};

const readTag = (text: string, end: number): XmlTag | null => {
  const empty = text.endsWith('/>');
  const [, slash, name = '', attributes = ''] = INSIDE.exec(text.slice(1, empty ? -2 : -1)) ?? [];
  if (name === '' || (slash !== '' && empty)) return null;
  return { name, kind: slash !== '' ? 'close' : empty ? 'empty' : 'open', attributes, end };
};

/**
 * The tags in the bytes that have come so far; text between them is passed over. No XML parser: XMPP's switch needs the order of
 * a few tags, and a peer that plays with XML's other means is not listened to.
 */
export const readXmlTags = (bytes: Uint8Array): XmlRead => {
  const text = asText(bytes);
  const tags: XmlTag[] = [];
  let read = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (tags.length === 0 && text.slice(read, at).trim() !== '') return { tags, forbidden: true };
    const end = tagEnd(text, at);
    if (end === -1) return { tags, forbidden: false };
    if (text[at + 1] === '!') return { tags, forbidden: true };
    const whole = text.slice(at, end);
    at = end;
    read = end;
    if (whole.startsWith('<?xml ') && whole.endsWith('?>') && tags.length === 0) continue;
    const tag = readTag(whole, end);
    if (!tag) return { tags, forbidden: true };
    tags.push(tag);
  }
  return { tags, forbidden: text.trim() !== '' && !text.includes('<') };
};
