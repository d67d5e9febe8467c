import { readCertificate12, readCertificate13, readCertificateRequest } from '../certificate';
import { readClientHello } from '../client-hello';
import { HANDSHAKE_TYPES } from '../ids';
import { readServerHello } from '../server-hello';
import { createTlsStream } from '../stream';
import { recordedCertificate13, recordedHellos, recordedServers } from './recorded';

/** A message of a real program as the laws need it: its body and what reads it. */
export interface RealMessage {
  readonly name: string;
  readonly body: Uint8Array;
  readonly read: (body: Uint8Array) => unknown;
}

const OLDER: Readonly<Record<string, number>> = { tls10: 0x0301, tls11: 0x0302 };

/** The reader for a handshake message up to TLS 1.2; null for types that this folder leaves as bytes. */
const readerFor = (type: number, version: number): RealMessage['read'] | null => {
  switch (type) {
    case HANDSHAKE_TYPES.server_hello:
      return readServerHello;
    case HANDSHAKE_TYPES.certificate:
      return readCertificate12;
    case HANDSHAKE_TYPES.certificate_request:
      return (body) => readCertificateRequest(body, version);
    default:
      return null;
  }
};

const serverMessages = (name: string, bytes: Uint8Array): RealMessage[] =>
  createTlsStream()
    .push(bytes)
    .flatMap((item) => {
      if (item.kind !== 'handshake') return [];
      const read = readerFor(item.message.type, OLDER[name] ?? 0x0303);
      return read === null
        ? []
        : [{ name: `${name}: type ${item.message.type}`, body: item.message.body, read }];
    });

/** Every recorded message that this folder can read. */
export const realMessages: readonly RealMessage[] = [
  ...recordedHellos.map(({ client, bytes }) => ({
    name: `hello of ${client}`,
    body: bytes.subarray(9),
    read: readClientHello,
  })),
  ...recordedServers.flatMap(({ name, bytes }) => serverMessages(name, bytes)),
  { name: 'Certificate of TLS 1.3', body: recordedCertificate13.subarray(4), read: readCertificate13 },
];
