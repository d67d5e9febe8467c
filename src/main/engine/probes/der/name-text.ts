import { printable } from '../../../../shared/words/printable';
import { expectTag, oidText, readAll, readDer, TAG } from './read-der';

/** RFC 4514 §3 and what certificates use besides. */
const SHORT_NAMES: { readonly [oid: string]: string } = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** One piece of a distinguished name. `value` is the decoded text, not yet made printable. */
export interface NamePart {
  readonly oid: string;
  readonly value: string;
}

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

const utf16 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0));
  return text;
};

/** DirectoryString and friends (RFC 5280 §4.1.2.4); anything else as hex. */
const stringValue = (tag: number, content: Uint8Array): string => {
  const bytes = content.subarray(0, 1024);
  if (tag === 0x0c) return new TextDecoder('utf-8').decode(bytes);
  if (tag === 0x1e) return utf16(bytes);
  if (tag === 0x13 || tag === 0x14 || tag === 0x16 || tag === 0x12 || tag === 0x1a) return latin1(bytes);
  return `#${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

/** The pieces of a distinguished name from its DER (RFC 5280 §4.1.2.4), as encoded: the broadest first. Throws DerError. */
const nameParts = (der: Uint8Array): NamePart[] =>
  readAll(expectTag(readDer(der), TAG.sequence).content).flatMap((set) =>
    readAll(expectTag(set, TAG.set).content).map((pair) => {
      const [type, value] = readAll(expectTag(pair, TAG.sequence).content);
      const oid = oidText(expectTag(type, TAG.oid).content);
      return { oid, value: value ? stringValue(value.tag, value.content) : '' };
    }),
  );

const isCommonName = ({ oid }: NamePart): boolean => oid === '2.5.4.3';

/** A distinguished name as one printable line, "CN=Example Root, O=Example Ltd, C=NL", the most telling piece first, at most `max` characters. */
export const nameText = (der: Uint8Array, max: number): string => {
  try {
    const parts = nameParts(der).reverse();
    const pieces = [...parts.filter(isCommonName), ...parts.filter((part) => !isCommonName(part))].map(
      ({ oid, value }) => `${SHORT_NAMES[oid] ?? oid}=${printable(value, 200)}`,
    );
    return pieces.length === 0 ? '(no name)' : printable(pieces.join(', '), max);
  } catch {
    return '(a name that can’t be read)';
  }
};

/** A key that is equal for names that RFC 5280 §7.1 calls equal: letter case and runs of spaces don't count. Throws DerError. */
export const nameKey = (der: Uint8Array): string =>
  JSON.stringify(
    nameParts(der).map(({ oid, value }) => [oid, value.trim().replace(/\s+/g, ' ').toLowerCase()]),
  );
