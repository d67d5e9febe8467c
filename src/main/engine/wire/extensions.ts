import type { DecodeFault, Extension } from './api';
import { DecodeError } from './decode-error';
import { extensionName } from './ids';
import { Reader } from './reader';
import { type Writer, written } from './writer';

/** extension_type, extension_data<0..2^16-1> (RFC 8446 §4.2). The writer gets no block when there is none to write. */
export const writeExtensions = (writer: Writer, extensions: readonly Extension[]): void => {
  writer.vector(2, (block) => {
    for (const { type, data } of extensions) block.u16(type).opaque(2, data);
  });
};

/** An extension whose content `fill` writes. */
export const extension = (type: number, fill: (content: Writer) => void = () => {}): Extension => ({
  type,
  data: written(fill),
});

/** Reads a block of extensions with its length in front, unknown ones too, in the order sent. Throws DecodeError. */
export const readExtensions = (reader: Reader): Extension[] => {
  const block = reader.vector(2, 'extensions');
  const extensions: Extension[] = [];
  while (block.left > 0) {
    extensions.push({ type: block.u16('extension_type'), data: block.opaque(2, 'extension_data') });
  }
  return extensions;
};

/** Reads known extensions out of a message and notes what is wrong with them instead of giving the message up. */
export interface ExtensionFields {
  /** What `read` makes of the first extension of this type; `otherwise` when it is absent or unreadable. */
  field<T>(type: number, otherwise: T, read: (content: Reader) => T): T;
  readonly faults: readonly DecodeFault[];
}

/**
 * The message stands, since its own lengths were right; a bad extension is a finding about the peer.
 * Also notes an extension that was sent twice (RFC 8446 §4.2 forbids it).
 */
export const extensionFields = (message: string, extensions: readonly Extension[]): ExtensionFields => {
  const first = new Map<number, Uint8Array>();
  const faults: DecodeFault[] = [];
  const what = (type: number): string => `${message}.${extensionName(type)}`;
  for (const { type, data } of extensions) {
    if (!first.has(type)) first.set(type, data);
    else faults.push({ reason: 'too-many-items', what: what(type) });
  }
  const field = <T>(type: number, otherwise: T, read: (content: Reader) => T): T => {
    const data = first.get(type);
    if (data === undefined) return otherwise;
    try {
      const content = new Reader(data, what(type));
      const value = read(content);
      content.end();
      return value;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      faults.push({ reason: error.reason, what: error.what });
      return otherwise;
    }
  };
  return { field, faults };
};
