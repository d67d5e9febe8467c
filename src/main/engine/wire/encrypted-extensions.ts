import type { EncryptedExtensions, Extension } from './api';
import { readProtocol } from './client-hello-fields';
import { extensionFields, readExtensions, writeExtensions } from './extensions';
import { EXTENSIONS } from './ids';
import { Reader } from './reader';
import { written } from './writer';

/** The body of EncryptedExtensions (RFC 8446 §4.3.1): the block is always there, even an empty one. */
export const encodeEncryptedExtensions = (extensions: readonly Extension[]): Uint8Array =>
  written((writer) => writeExtensions(writer, extensions));

/** Reads the body of EncryptedExtensions. Throws DecodeError; a bad extension is noted in `faults` and kept as bytes. */
export const readEncryptedExtensions = (body: Uint8Array): EncryptedExtensions => {
  const reader = new Reader(body, 'EncryptedExtensions');
  const extensions = readExtensions(reader);
  reader.end();
  const { field, faults } = extensionFields('EncryptedExtensions', extensions);
  const read: EncryptedExtensions = {
    extensions,
    alpn: field(EXTENSIONS.application_layer_protocol_negotiation, null, readProtocol),
    groups: field(EXTENSIONS.supported_groups, [], (content) =>
      content.vector(2, 'named_group_list').uints(2, 'group'),
    ),
  };
  return faults.length > 0 ? { ...read, faults } : read;
};
