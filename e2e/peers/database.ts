import { connect, type Socket } from 'node:net';
import { encodeAlert } from '../../src/main/engine/wire/alert';
import { hangUp, onFirstBytes, reset } from '../../src/main/lab/kit/endings';
import { type Handler, listen } from '../../src/main/lab/kit/listen';
import { oldFlight, TLS_1_0, takesTls10 } from '../../src/main/lab/kit/old-flight';
import { peekHello } from '../../src/main/lab/kit/peek-hello';

const PRELOGIN = 0x12;
const TABULAR = 0x04;
const HEADER = 8;
const END_OF_MESSAGE = 1;
/** The number that stands for a question about TLS (PostgreSQL documentation, "Message Formats"). */
const SSL_REQUEST = 80_877_103;

/** What the server says of encryption (MS-TDS §2.2.6.5): it can, it can't, it insists. */
type Encryption = 'on' | 'not-supported' | 'required';
const VALUES: Readonly<Record<Encryption, number>> = { on: 1, 'not-supported': 2, required: 3 };

/** Written by hand, so that it does not share the code that it tests. */
const packet = (type: number, payload: Uint8Array): Buffer => {
  const length = HEADER + payload.length;
  return Buffer.from([type, END_OF_MESSAGE, length >> 8, length & 0xff, 0, 0, 1, 0, ...payload]);
};

/** VERSION (15.0) and ENCRYPTION, each with its offset and length, and the values behind the table. */
const preloginAnswer = (encryption: Encryption): Buffer =>
  packet(
    TABULAR,
    Uint8Array.of(0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 15, 0, 0x07, 0xd0, 0, 0, VALUES[encryption]),
  );

/** Calls `take` for each whole packet's content. */
const unpacked = (take: (payload: Buffer) => void): ((chunk: Buffer) => void) => {
  let kept: Buffer = Buffer.alloc(0);
  return (chunk) => {
    kept = Buffer.concat([kept, chunk]);
    while (kept.length >= HEADER && kept.length >= kept.readUInt16BE(2) && kept.readUInt16BE(2) >= HEADER) {
      const end = kept.readUInt16BE(2);
      take(kept.subarray(HEADER, end));
      kept = kept.subarray(end);
    }
  };
};

/** TLS travels in packets from here on, both ways (MS-TDS §3.2.5.2). */
const carry = (client: Socket, port: number): ((payload: Buffer) => void) => {
  const inner = connect({ host: '127.0.0.1', port });
  inner.on('data', (chunk: Buffer) => {
    for (let at = 0; at < chunk.length; at += 4_000)
      client.write(packet(PRELOGIN, chunk.subarray(at, at + 4_000)));
  });
  inner.on('error', () => reset(client));
  inner.on('end', () => hangUp(client));
  client.on('close', () => inner.destroy());
  return (payload) => void inner.write(payload);
};

/**
 * A database server (TDS 7.x): answers PRELOGIN, and hands the TLS inside its packets to `tls` on a port of its own. What the inner server
 * cuts off is cut off outside too. What is no packet at all is cut off.
 */
export const database = async (tls: Handler, encryption: Encryption = 'on') => {
  const inner = await listen(tls);
  const outer = await listen((client) => {
    let deliver: ((payload: Buffer) => void) | null = null;
    const take = unpacked((payload) => {
      if (deliver) return deliver(payload);
      client.write(preloginAnswer(encryption));
      deliver = carry(client, inner.port);
    });
    client.once('data', (chunk: Buffer) => {
      if (chunk[0] !== PRELOGIN) return reset(client);
      take(chunk);
      client.on('data', take);
    });
  });
  const stop = async () => {
    await outer.stop();
    await inner.stop();
  };
  return { port: outer.port, stop };
};

/** PostgreSQL with ssl = off: N to an SSLRequest, and no answer to anything else. */
export const postgresWithoutTls: Handler = (socket) =>
  onFirstBytes(socket, (bytes) => hangUp(socket, bytes.readUInt32BE(4) === SSL_REQUEST ? 'N' : ''));

/** TLS 1.0 and nothing else; newer greetings are cut off, as Windows does it. `chain`: DER, of an RSA key. */
export const onlyTls10 =
  (chain: readonly Uint8Array[]): Handler =>
  (socket) =>
    peekHello(socket, ({ hello }) => {
      const flight = hello !== null && takesTls10(hello) ? oldFlight(hello, chain) : null;
      if (flight === null) return reset(socket);
      socket.write(flight);
      onFirstBytes(socket, () => hangUp(socket, encodeAlert(2, 40, TLS_1_0)));
      socket.resume();
    });
