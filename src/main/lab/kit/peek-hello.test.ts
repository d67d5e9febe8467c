import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HelloOptions } from '../../engine/wire/api';
import { encodeClientHello } from '../../engine/wire/client-hello';
import { type Listening, listen } from './listen';
import { newestOffered, offersTls12OrNewer, type Peeked, peekHello } from './peek-hello';

let server: Listening | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const hello = (options: Partial<HelloOptions>): Uint8Array =>
  encodeClientHello({
    versions: [0x0303],
    serverName: 'shop.lab.test',
    random: new Uint8Array(32),
    sessionId: new Uint8Array(32),
    suites: [0x002f],
    groups: [23],
    signatureSchemes: [0x0403],
    keyShares: [],
    alpn: [],
    ...options,
  });

/** What the server sees of a client that does this. */
const peeked = async (client: (socket: Socket) => void): Promise<Peeked> =>
  new Promise((resolve, reject) => {
    listen((socket) => peekHello(socket, resolve)).then((listening) => {
      server = listening;
      const socket = connect({ host: '127.0.0.1', port: listening.port }, () => client(socket));
      socket.on('error', () => undefined);
    }, reject);
  });

describe('a look at the first message', () => {
  it('reads a greeting and keeps its bytes', async () => {
    const bytes = hello({});
    const seen = await peeked((socket) => socket.write(bytes));
    expect(seen.hello?.serverName).toBe('shop.lab.test');
    expect(seen.bytes).toEqual(Buffer.from(bytes));
  });

  it('waits for a greeting that comes in pieces', async () => {
    const bytes = hello({});
    const seen = await peeked((socket) => {
      socket.setNoDelay(true);
      socket.write(bytes.subarray(0, 3));
      socket.write(bytes.subarray(3, 60), () => socket.write(bytes.subarray(60)));
    });
    expect(seen.hello?.suites).toEqual([0x002f]);
    expect(seen.bytes).toEqual(Buffer.from(bytes));
  });

  it('says so when it is not a greeting', async () => {
    expect((await peeked((socket) => socket.write('GET / HTTP/1.1\r\n\r\n'))).hello).toBeNull();
  });
});

describe('the newest version of a greeting', () => {
  const newest = async (options: Partial<HelloOptions>) => {
    const seen = await peeked((socket) => socket.write(hello(options)));
    if (seen.hello === null) throw new Error('no greeting was read');
    return [newestOffered(seen.hello), offersTls12OrNewer(seen.hello)];
  };

  it('comes from supported_versions when it is there', async () => {
    expect(await newest({ versions: [0x0304, 0x0303] })).toEqual([0x0304, true]);
  });

  it('comes from the old field in an older greeting', async () => {
    expect(await newest({ versions: [0x0303] })).toEqual([0x0303, true]);
    await server?.stop();
    expect(await newest({ versions: [0x0301] })).toEqual([0x0301, false]);
  });

  it('leaves out the reserved values (GREASE)', async () => {
    expect(await newest({ versions: [0x0304, 0xfafa, 0x0303] })).toEqual([0x0304, true]);
  });
});
