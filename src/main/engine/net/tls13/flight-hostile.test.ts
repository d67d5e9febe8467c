import { afterEach, describe, expect, it } from 'vitest';
import type { FlightOptions, FlightResult } from '../../probes/net-port';
import { encodeAlert } from '../../wire/alert';
import { ocspExtension } from '../../wire/certificate13';
import { extension } from '../../wire/extensions';
import { ALERTS, EXTENSIONS, GROUPS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../../wire/ids';
import { createNet } from '../create-net';
import { drip, type Peer, serverHello12, startPeer } from '../testing/peer';
import { ownShare } from './own-share';
import {
  clear,
  type Exchange,
  message,
  onFirst,
  retryFor,
  ScriptedServer,
  serverLeaf,
} from './testing/scripted-server';

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

const fly = async (
  script: Parameters<typeof startPeer>[0],
  more: Partial<FlightOptions> = {},
): Promise<FlightResult> => {
  peer = await startPeer(script);
  return createNet({ target: { port: peer.port, extraRoots: [] } }).flight({
    purpose: 'a hostile peer',
    address: '127.0.0.1',
    serverName: null,
    listenMs: 2_000,
    ...more,
  });
};
/** What a server by hand says in answer to the hello, all in one write; the connection stays open. */
const saying = (speak: (server: ScriptedServer) => readonly Uint8Array[]) =>
  onFirst(async (socket, record) => {
    socket.write(Buffer.concat(speak(await ScriptedServer.from(record))));
  });
const { handshake, alert, application_data, change_cipher_spec, heartbeat } = RECORD_TYPES;
const malformed = (what: string) => ({
  attempt: { outcome: { kind: 'malformed', what: expect.stringContaining(what) } },
});

describe('our own TLS 1.3 handshake, against peers that break the rules', () => {
  it('takes a server by hand that keeps them', async () => {
    const result = await fly(
      saying((server) => [server.wholeFlight(), server.seal(application_data, Uint8Array.of(1))]),
    );
    expect(result).toMatchObject({
      completed: true,
      finishedValid: true,
      certificateVerify: { valid: true },
      afterFinished: 'data',
    });
    expect(result.certificates?.map((der) => [...der])).toEqual([[...serverLeaf.der]]);
  });
  it('reads the OCSP staple of the leaf', async () => {
    const result = await fly(
      saying((server) => {
        const stapled = server.certificate([ocspExtension(Uint8Array.of(0x30, 0x01, 0x00))]);
        return [
          server.helloRecord,
          server.say(server.encryptedExtensions),
          server.say(stapled),
          server.say(server.verify()),
          server.say(server.finished()),
        ];
      }),
      { listenMs: 0 },
    );
    expect(Buffer.from(result.ocsp ?? []).toString('hex')).toBe('300100');
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
  });
  it('completes with a post-quantum hybrid', async () => {
    const { ml_kem768 } = await import('@noble/post-quantum/ml-kem.js');
    const hybrid: Exchange = (theirs) => {
      const { cipherText, sharedSecret } = ml_kem768.encapsulate(theirs.subarray(0, 1184));
      const own = ownShare(GROUPS.x25519, null);
      const other = own?.agree(theirs.subarray(1184)) ?? new Uint8Array();
      return {
        group: GROUPS.X25519MLKEM768,
        key: Buffer.concat([cipherText, own?.key ?? new Uint8Array()]),
        shared: Buffer.concat([sharedSecret, other]),
      };
    };
    const result = await fly(
      onFirst(
        async (socket, record) =>
          void socket.write((await ScriptedServer.from(record, [], hybrid)).wholeFlight()),
      ),
      { groups: [GROUPS.X25519MLKEM768, GROUPS.x25519], listenMs: 50 },
    );
    expect(result).toMatchObject({
      completed: true,
      finishedValid: true,
      serverHello: { group: GROUPS.X25519MLKEM768 },
    });
  });
  it('reads it byte by byte, with ChangeCipherSpecs in between', async () => {
    const result = await fly(
      onFirst(async (socket, record) => {
        const server = await ScriptedServer.from(record);
        const spec = clear(change_cipher_spec, Uint8Array.of(1));
        const whole = server.wholeFlight();
        const rest = whole.subarray(server.helloRecord.length);
        const end = server.seal(alert, Uint8Array.of(2, ALERTS.access_denied));
        drip(socket, new Uint8Array(Buffer.concat([server.helloRecord, spec, rest, spec, end])));
      }),
    );
    expect(result).toMatchObject({ completed: true, afterFinished: 'alert', alertName: 'access_denied' });
  });
  it('puts a message together that was cut into many records', async () => {
    const result = await fly(
      saying((server) => {
        const parts = [server.helloRecord, server.say(server.encryptedExtensions)];
        const certificate = server.certificate();
        // Part of the transcript as a whole, sent in pieces.
        const sealed: Uint8Array[] = [];
        for (let at = 0; at < certificate.length; at += 50)
          sealed.push(server.seal(handshake, certificate.slice(at, at + 50)));
        server.note(certificate);
        parts.push(...sealed, server.say(server.verify()), server.say(server.finished()));
        server.toApplication();
        return [...parts, server.seal(alert, Uint8Array.of(2, ALERTS.close_notify))];
      }),
    );
    expect(result).toMatchObject({ finishedValid: true, afterFinished: 'alert', alertName: 'close_notify' });
  });
  it('opens no record whose tag is wrong', async () => {
    const result = await fly(
      saying((server) => {
        const sealed = server.say(server.encryptedExtensions);
        sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
        return [server.helloRecord, sealed];
      }),
    );
    expect(result).toMatchObject({ ...malformed('our keys do not open'), encryptedExtensions: null });
  });
  it('says that a Finished does not fit', async () => {
    const result = await fly(
      saying((server) => [
        server.helloRecord,
        server.say(server.encryptedExtensions),
        server.say(server.certificate()),
        server.say(server.verify()),
        server.say(message(HANDSHAKE_TYPES.finished, new Uint8Array(32))),
      ]),
    );
    expect(result).toMatchObject({
      ...malformed('Finished does not fit'),
      finishedValid: false,
      completed: false,
    });
  });
  it('says that a signature does not fit the certificate, and goes on looking', async () => {
    const result = await fly(
      saying((server) => {
        const parts = [
          server.helloRecord,
          server.say(server.encryptedExtensions),
          server.say(server.certificate()),
        ];
        const verify = server.verify();
        verify[verify.length - 1] = (verify.at(-1) ?? 0) ^ 1;
        parts.push(server.say(verify), server.say(server.finished()));
        return parts;
      }),
      { listenMs: 50 },
    );
    expect(result).toMatchObject({
      certificateVerify: { scheme: 0x0403, valid: false },
      finishedValid: true,
    });
  });
  it('does not take messages in the wrong order', async () => {
    expect(
      await fly(saying((server) => [server.helloRecord, server.say(server.certificate())])),
    ).toMatchObject(malformed('certificate behind server_hello'));
    await peer?.close();
    expect(
      await fly(
        saying((server) => [
          server.helloRecord,
          server.say(server.encryptedExtensions),
          server.say(server.finished()),
        ]),
      ),
    ).toMatchObject({ ...malformed('finished behind encrypted_extensions'), finishedValid: null });
  });
  it.each([
    [
      'a second ServerHello in the clear',
      (server: ScriptedServer) => [server.helloRecord, server.helloRecord],
    ],
    [
      'a message behind ServerHello in its record',
      (server: ScriptedServer) => [
        clear(handshake, Buffer.concat([server.serverHello, server.encryptedExtensions])),
      ],
    ],
    [
      'a piece of one',
      (server: ScriptedServer) => [clear(handshake, Buffer.concat([server.serverHello, Uint8Array.of(8)]))],
    ],
    ['an encrypted record first', (server: ScriptedServer) => [server.say(server.encryptedExtensions)]],
    [
      'a heartbeat',
      (server: ScriptedServer) => [server.helloRecord, clear(heartbeat, Uint8Array.of(1, 0, 0))],
    ],
    [
      'an opened record of no kind',
      (server: ScriptedServer) => [server.helloRecord, server.seal(99, Uint8Array.of(1))],
    ],
    [
      'data before Finished',
      (server: ScriptedServer) => [server.helloRecord, server.seal(application_data, Uint8Array.of(1))],
    ],
    [
      'padding and nothing else',
      (server: ScriptedServer) => [server.helloRecord, server.seal(0, new Uint8Array(9))],
    ],
    ['Certificate first', () => [clear(handshake, message(HANDSHAKE_TYPES.certificate, new Uint8Array(4)))]],
    [
      'an unreadable ServerHello',
      () => [clear(handshake, message(HANDSHAKE_TYPES.server_hello, new Uint8Array(9)))],
    ],
  ] as const)('ends as malformed at %s', async (_what, speak) => {
    const result = await fly(saying(speak));
    expect(result.attempt.outcome.kind).toBe('malformed');
    expect(result.completed).toBe(false);
  });
  it('ends at a record that says it has 65535 bytes', async () => {
    const huge = Uint8Array.of(23, 3, 3, 0xff, 0xff, 0, 0);
    expect((await fly(saying((server) => [server.helloRecord, huge]))).attempt.outcome.kind).toBe(
      'malformed',
    );
  });
  it('ends at a message that says it has sixteen megabytes', async () => {
    const head = Uint8Array.of(HANDSHAKE_TYPES.encrypted_extensions, 0xff, 0xff, 0xff);
    const result = await fly(saying((server) => [server.helloRecord, server.seal(handshake, head)]));
    expect(result.attempt.outcome.kind).toBe('malformed');
  });
  it('ends at endless empty records, at endless warnings and at endless fragments', async () => {
    const endless = (make: (server: ScriptedServer) => Uint8Array) =>
      onFirst(async (socket, record) => {
        const server = await ScriptedServer.from(record);
        socket.write(server.helloRecord);
        const more = () => {
          if (socket.destroyed) return;
          socket.write(make(server), () => setImmediate(more));
        };
        more();
      });
    const empty = await fly(endless((server) => server.seal(handshake, new Uint8Array(0))));
    expect(empty.attempt.outcome.kind).toBe('malformed');
    await peer?.close();
    const warnings = await fly(
      endless((server) => server.seal(alert, Uint8Array.of(1, ALERTS.user_canceled))),
    );
    expect(warnings.attempt.outcome.kind).toBe('malformed');
    await peer?.close();
    const head = message(HANDSHAKE_TYPES.encrypted_extensions, new Uint8Array(1_000_000)).slice(0, 4_000);
    const fragments = await fly(endless((server) => server.seal(handshake, head.subarray(0, 4_000))));
    expect(['too-much', 'malformed']).toContain(fragments.attempt.outcome.kind);
    expect(fragments.attempt.bytesIn).toBeLessThan(400_000);
  });
  it('tells what is no TLS', async () => {
    const result = await fly(onFirst(async (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(result.attempt.outcome).toMatchObject({ kind: 'plaintext', looksLike: 'http' });
  });
  it('tells an older version from TLS 1.3', async () => {
    const result = await fly(onFirst(async (socket) => void socket.write(serverHello12)));
    expect(result).toMatchObject({
      serverHello: { version: VERSIONS['TLS 1.2'] },
      attempt: { outcome: { kind: 'answered', stage: 'in-server-flight' } },
    });
  });
  it('keeps an alert, a close, a cut and a close inside a record apart', async () => {
    const plainAlert = encodeAlert(2, ALERTS.handshake_failure, VERSIONS['TLS 1.2']);
    const kindOf = async (script: Parameters<typeof startPeer>[0]) => {
      const { attempt } = await fly(script);
      await peer?.close();
      return attempt.outcome;
    };
    expect(await kindOf(onFirst(async (socket) => void socket.end(plainAlert)))).toMatchObject({
      kind: 'alert',
      stage: 'after-hello',
      code: 40,
    });
    expect(await kindOf(onFirst(async (socket) => void socket.end()))).toEqual({
      kind: 'fin',
      stage: 'after-hello',
    });
    expect(await kindOf(onFirst(async (socket) => void socket.resetAndDestroy()))).toEqual({
      kind: 'rst',
      stage: 'after-hello',
    });
    expect(
      await kindOf(
        onFirst(async (socket, record) => {
          const server = await ScriptedServer.from(record);
          socket.end(
            Buffer.concat([server.helloRecord, server.say(server.encryptedExtensions).subarray(0, 9)]),
          );
        }),
      ),
    ).toMatchObject({ kind: 'fin-in-record', stage: 'in-server-flight', have: 9 });
  });
});

describe('HelloRetryRequest', () => {
  const cookie = extension(EXTENSIONS.cookie, (content) => content.opaque(2, Uint8Array.of(7, 7, 7)));
  const group = (code: number) => extension(EXTENSIONS.key_share, (content) => content.u16(code));

  it('gets its cookie back, and the transcript goes on behind message_hash', async () => {
    let second: Uint8Array = new Uint8Array();
    const result = await fly(
      onFirst(async (socket, record) => {
        const retry = retryFor(record, [cookie]);
        socket.write(retry.record);
        const rest = await new Promise<Uint8Array>((resolve) =>
          socket.once('data', (chunk: Buffer) => resolve(new Uint8Array(chunk))),
        );
        // A ChangeCipherSpec of six bytes goes before the second hello.
        second = rest.subarray(6);
        socket.write((await ScriptedServer.from(second, retry.before)).wholeFlight());
      }),
      { listenMs: 50 },
    );
    expect(result).toMatchObject({ completed: true, finishedValid: true, retry: { group: null } });
    expect(Buffer.from(second).includes(Buffer.from(cookie.data))).toBe(true);
  });
  it.each([
    ['asks for nothing', () => []],
    ['asks for the group that we sent', () => [group(GROUPS.x25519)]],
    ['asks for a group that we did not offer', () => [group(GROUPS.ffdhe2048)]],
  ] as const)('is malformed when it %s', async (_what, extensions) => {
    const result = await fly(
      onFirst(async (socket, record) => void socket.write(retryFor(record, extensions()).record)),
    );
    expect(result.attempt.outcome.kind).toBe('malformed');
    expect(result.retry).not.toBeNull();
  });
  it('is answered once', async () => {
    const result = await fly(
      onFirst(async (socket, record) => {
        const retry = retryFor(record, [cookie]);
        socket.write(Buffer.concat([retry.record]));
        socket.once('data', () => socket.write(retry.record));
      }),
    );
    expect(result).toMatchObject(malformed('a second HelloRetryRequest'));
  });
  it('is our limit, and said so, when it wants a group that we can’t make a key for', async () => {
    const odd = 0x1a1a;
    const result = await fly(
      onFirst(async (socket, record) => void socket.write(retryFor(record, [group(odd)]).record)),
      { groups: [GROUPS.x25519, odd] },
    );
    expect(result.attempt.outcome).toMatchObject({ kind: 'local', code: 'GROUP' });
  });
});

describe('after the handshake', () => {
  it('counts tickets, follows new keys, and answers when it is asked for its own', async () => {
    const result = await fly(
      onFirst(async (socket, record) => {
        const server = await ScriptedServer.from(record);
        const ticket = message(HANDSHAKE_TYPES.new_session_ticket, new Uint8Array(13));
        const update = message(HANDSHAKE_TYPES.key_update, Uint8Array.of(1));
        const flight = server.wholeFlight();
        const parts = [ticket, ticket, update].map((bytes) => server.seal(handshake, bytes));
        server.update();
        const data = server.seal(application_data, Uint8Array.of(1));
        let heard = 0;
        socket.on('data', (chunk: Buffer) => {
          heard += chunk.length;
          // ChangeCipherSpec, Finished and a KeyUpdate: the last of them answers ours.
          if (heard === 6 + 58 + 27) socket.write(data);
        });
        socket.write(Buffer.concat([flight, ...parts]));
      }),
    );
    expect(result).toMatchObject({ completed: true, tickets: 2, afterFinished: 'data' });
    const sent = result.attempt.events.filter(({ kind }) => kind === 'sent').map(({ label }) => label);
    expect(sent.slice(-2)).toEqual(['Finished', 'KeyUpdate']);
  });
  it('does not take a new handshake for an answer', async () => {
    const result = await fly(
      saying((server) => [server.wholeFlight(), server.seal(handshake, server.encryptedExtensions)]),
    );
    expect(result).toMatchObject({ ...malformed('after the handshake'), afterFinished: 'data' });
  });
});
