import type { Socket } from 'node:net';
import type { ClientHello } from '../../src/main/engine/wire/api';
import { readClientHello } from '../../src/main/engine/wire/client-hello';
import type { Handler } from '../../src/main/lab/kit/listen';
import { healthy } from '../../src/main/lab/kit/tls-backend';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { LAB_NAME, labPeer } from './lab-peer';

/** What a device in front of a server sees of a greeting. `hello` null: it is not TLS's own, e.g. in the format of SSL 2.0. */
export interface Arrived {
  /** All bytes, record headers included. */
  readonly bytes: number;
  /** It is all there; false only where `hasty` was asked for. */
  readonly whole: boolean;
  readonly records: number;
  /** Of the first record. */
  readonly recordVersion: number;
  readonly hello: ClientHello | null;
}

/** 'on': hand it to the server behind; else what the device does itself. Bytes are sent, and then the connection is closed. */
type Act = 'on' | 'fin' | 'rst' | Uint8Array;

const HANDSHAKE_RECORD = 0x16;
const RECORD_HEADER = 5;
const MESSAGE_HEADER = 4;
const MOST_BYTES = 65_536;

const lengthAt = (bytes: Buffer, at: number): number => (bytes.length >= at + 2 ? bytes.readUInt16BE(at) : 0);

/** The message inside the records, as far as it has come, and how many records there were. */
const unwrapped = (bytes: Buffer): { message: Buffer; records: number } => {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + RECORD_HEADER <= bytes.length) {
    const end = at + RECORD_HEADER + lengthAt(bytes, at + 3);
    parts.push(bytes.subarray(at + RECORD_HEADER, end));
    if (end > bytes.length) break;
    at = end;
  }
  return { message: Buffer.concat(parts), records: parts.length };
};

const readBody = (body: Buffer): ClientHello | null => {
  try {
    return readClientHello(body);
  } catch {
    return null;
  }
};

const arrivedIn = (bytes: Buffer): Arrived => {
  const recordVersion = lengthAt(bytes, 1);
  if (bytes[0] !== HANDSHAKE_RECORD)
    return { bytes: bytes.length, whole: true, records: 0, recordVersion: 0, hello: null };
  const { message, records } = unwrapped(bytes);
  const end = MESSAGE_HEADER + (message.length >= MESSAGE_HEADER ? message.readUIntBE(1, 3) : Number.NaN);
  const whole = message.length >= end;
  const hello = whole ? readBody(message.subarray(MESSAGE_HEADER, end)) : null;
  return { bytes: bytes.length, whole, records, recordVersion, hello };
};

const act = (socket: Socket, what: Act, first: Buffer, on: (socket: Socket, first: Buffer) => void): void => {
  if (what === 'on') on(socket, first);
  else if (what === 'fin') socket.end();
  else if (what === 'rst') socket.resetAndDestroy();
  else socket.end(what);
};

/**
 * A device that looks at each greeting and decides. Handed on, a greeting goes to `behind`, which is handed the bytes read so far.
 * `hasty`: it decides on the first piece that arrives, whole or not.
 */
export const deviceBefore =
  (
    decide: (arrived: Arrived) => Act,
    behind: (socket: Socket, first: Buffer) => void,
    { hasty = false }: { readonly hasty?: boolean } = {},
  ): Handler =>
  (socket) => {
    let bytes = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const arrived = arrivedIn(bytes);
      if (!arrived.whole && !hasty && bytes.length < MOST_BYTES) return;
      socket.off('data', onData);
      socket.pause();
      act(socket, decide(arrived), bytes, behind);
    };
    socket.on('data', onData);
  };

/** A healthy server of the lab behind such a device. */
export const fronted = (
  decide: (arrived: Arrived) => Act,
  options: { readonly hasty?: boolean } = {},
): StartCausePeer =>
  labPeer(async (pki) => {
    const backend = await healthy(pki, LAB_NAME);
    return deviceBefore(
      decide,
      (socket, first) => {
        socket.unshift(first);
        backend(socket);
      },
      options,
    );
  });

/** A server in order: for cases in which nothing is wrong. */
export const inOrder = labPeer((pki) => healthy(pki, LAB_NAME));

/** A mail server that switches to TLS (RFC 3207), and then such a device with a healthy server behind it. */
export const frontedMail = (decide: (arrived: Arrived) => Act): StartCausePeer =>
  labPeer(async (pki) => {
    const backend = await healthy(pki, LAB_NAME);
    const device = deviceBefore(decide, (socket, first) => {
      socket.unshift(first);
      backend(socket);
    });
    return (socket) => {
      socket.write(`220 ${LAB_NAME} ESMTP\r\n`);
      const onData = (chunk: Buffer) => {
        if (!/^STARTTLS\r\n/i.test(chunk.toString('latin1'))) {
          socket.write(`250-${LAB_NAME}\r\n250 STARTTLS\r\n`);
          return;
        }
        socket.off('data', onData);
        socket.write('220 Go ahead\r\n');
        device(socket);
      };
      socket.on('data', onData);
    };
  });
