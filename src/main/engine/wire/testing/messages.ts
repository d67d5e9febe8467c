import { readCertificate12, readCertificate13, readCertificateRequest } from '../certificate';
import { readCertificateRequest13 } from '../certificate-request13';
import { readCertificateStatus } from '../certificate-status';
import { readCertificateVerify, readCertificateVerifyOld } from '../certificate-verify';
import { readCertificateEntries13 } from '../certificate13';
import { readClientHello } from '../client-hello';
import { readEncryptedExtensions } from '../encrypted-extensions';
import { readFinished, verifyDataLength } from '../finished';
import { readHandshake } from '../handshake';
import { HANDSHAKE_TYPES, handshakeTypeName } from '../ids';
import { readKeyUpdate } from '../key-update';
import { readServerHello } from '../server-hello';
import { readServerKeyExchange } from '../server-key-exchange';
import { readNewSessionTicket12, readNewSessionTicket13 } from '../session-ticket';
import { createTlsStream } from '../stream';
import { recordedCertificate13, recordedExchanges, recordedHellos, recordedServers } from './recorded';

/** A message of a real program as the laws need it: its body and what reads it. */
export interface RealMessage {
  readonly name: string;
  readonly type: number;
  readonly body: Uint8Array;
  readonly read: (body: Uint8Array) => unknown;
}

/** What the ServerHello settled, on which the layout of the messages behind it depends. */
interface Settled {
  readonly version: number;
  readonly suite: number;
}

const TLS12 = 0x0303;
const SHA384_BYTES = 48;

/** The reader for a handshake message of this version; null for types that have no content. */
const readerFor = (type: number, { version, suite }: Settled): RealMessage['read'] | null => {
  const modern = version > TLS12;
  const readers: Readonly<Record<number, RealMessage['read']>> = {
    [HANDSHAKE_TYPES.client_hello]: readClientHello,
    [HANDSHAKE_TYPES.server_hello]: readServerHello,
    [HANDSHAKE_TYPES.encrypted_extensions]: readEncryptedExtensions,
    [HANDSHAKE_TYPES.certificate]: modern ? readCertificateEntries13 : readCertificate12,
    [HANDSHAKE_TYPES.certificate_status]: readCertificateStatus,
    [HANDSHAKE_TYPES.server_key_exchange]: (body) => readServerKeyExchange(body, suite, version),
    [HANDSHAKE_TYPES.certificate_request]: modern
      ? readCertificateRequest13
      : (body) => readCertificateRequest(body, version),
    [HANDSHAKE_TYPES.certificate_verify]: version < TLS12 ? readCertificateVerifyOld : readCertificateVerify,
    [HANDSHAKE_TYPES.new_session_ticket]: modern ? readNewSessionTicket13 : readNewSessionTicket12,
    [HANDSHAKE_TYPES.finished]: (body) => readFinished(body, verifyDataLength(version, SHA384_BYTES)),
    [HANDSHAKE_TYPES.key_update]: readKeyUpdate,
  };
  return readers[type] ?? null;
};

interface Found {
  readonly name: string;
  readonly type: number;
  readonly body: Uint8Array;
}

/** The messages of one connection with their readers, which the ServerHello among them decides. */
const readable = (messages: readonly Found[]): RealMessage[] => {
  const hellos = messages.filter(({ type }) => type === HANDSHAKE_TYPES.server_hello);
  const hello = hellos.map(({ body }) => readServerHello(body)).find(({ version }) => version > 0);
  return messages.flatMap((message) => {
    const read = readerFor(message.type, hello ?? { version: TLS12, suite: 0 });
    return read === null ? [] : [{ ...message, read }];
  });
};

const onTheWire = (name: string, bytes: Uint8Array): RealMessage[] =>
  readable(
    createTlsStream()
      .push(bytes)
      .flatMap((item) =>
        item.kind === 'handshake'
          ? [{ ...item.message, name: `${name}: ${handshakeTypeName(item.message.type)}` }]
          : [],
      ),
  );

const decrypted = recordedExchanges.flatMap(({ name, messages }) =>
  readable(
    messages.map(({ from, bytes }) => {
      const message = readHandshake(bytes);
      return { ...message, name: `${name}, decrypted: ${handshakeTypeName(message.type)} of the ${from}` };
    }),
  ),
);

/** Every recorded message that this folder can read. */
export const realMessages: readonly RealMessage[] = [
  ...recordedHellos.map(({ client, bytes }) => ({
    name: `hello of ${client}`,
    type: HANDSHAKE_TYPES.client_hello,
    body: bytes.subarray(9),
    read: readClientHello,
  })),
  ...recordedServers.flatMap(({ name, bytes }) => onTheWire(name, bytes)),
  {
    name: 'Certificate of TLS 1.3',
    type: HANDSHAKE_TYPES.certificate,
    body: recordedCertificate13.subarray(4),
    read: readCertificate13,
  },
  ...decrypted,
];
