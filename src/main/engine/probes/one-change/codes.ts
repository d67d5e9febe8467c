import type { Extension, VersionCode } from '../../wire/api';
import { extension } from '../../wire/extensions';
import { EXTENSIONS } from '../../wire/ids';
import { extensionOf, type Parts } from './parts';

export const TLS13: VersionCode = 0x0304;

/** A list of 16-bit codes behind a length of `width` bytes, as several extensions have it. */
const codesIn = (data: Uint8Array | null, width: 1 | 2): number[] => {
  if (data === null) return [];
  const codes: number[] = [];
  for (let at = width; at + 1 < data.length; at += 2) codes.push((data[at] ?? 0) * 256 + (data[at + 1] ?? 0));
  return codes;
};

/** Versions offered, as the greeting lists them; up to TLS 1.2 without a list, where legacy_version is the newest. */
export const versionsIn = (parts: Parts): readonly VersionCode[] => {
  const listed = codesIn(extensionOf(parts, EXTENSIONS.supported_versions), 1);
  return listed.length > 0 ? listed : [parts.legacyVersion];
};

export const groupsIn = (parts: Parts): readonly number[] =>
  codesIn(extensionOf(parts, EXTENSIONS.supported_groups), 2);

export const schemesIn = (parts: Parts): readonly number[] =>
  codesIn(extensionOf(parts, EXTENSIONS.signature_algorithms), 2);

/** Groups of the keys in key_share (RFC 8446 §4.2.8). */
export const keyGroupsIn = (data: Uint8Array): number[] => {
  const groups: number[] = [];
  for (let at = 2; at + 4 <= data.length; ) {
    groups.push((data[at] ?? 0) * 256 + (data[at + 1] ?? 0));
    at += 4 + (data[at + 2] ?? 0) * 256 + (data[at + 3] ?? 0);
  }
  return groups;
};

/** Names of ALPN (RFC 7301 §3.1), printable. */
export const protocolsIn = (parts: Parts): string[] => {
  const data = extensionOf(parts, EXTENSIONS.application_layer_protocol_negotiation);
  const names: string[] = [];
  for (let at = 2; data !== null && at < data.length; ) {
    const length = data[at] ?? 0;
    const name = data.subarray(at + 1, at + 1 + length);
    names.push(
      [...name].map((byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    );
    at += 1 + length;
  }
  return names;
};

/** An extension that is a list of codes. */
export const codeList = (type: number, width: 1 | 2, codes: readonly number[]): Extension =>
  extension(type, (content) => content.vector(width, (list) => list.u16s(codes)));

/** key_share with these keys; none at all asks the server to name its group (HelloRetryRequest). */
export const keyList = (keys: readonly { readonly group: number; readonly key: Uint8Array }[]): Extension =>
  extension(EXTENSIONS.key_share, (content) =>
    content.vector(2, (list) => {
      for (const { group, key } of keys) list.u16(group).opaque(2, key);
    }),
  );

/** The parts with this extension in the place of the one of its type; left out when it was not there. */
export const replaced = (parts: Parts, one: Extension): Parts => ({
  ...parts,
  extensions: parts.extensions.map((old) => (old.type === one.type ? one : old)),
});

/** The parts without the extensions of these types. */
export const without = (parts: Parts, ...types: readonly number[]): Parts => ({
  ...parts,
  extensions: parts.extensions.filter(({ type }) => !types.includes(type)),
});
