import { afterEach, describe, expect, it } from 'vitest';
import { encodeAlert } from '../../wire/alert';
import { ALERTS, HANDSHAKE_TYPES, RECORD_TYPES, VERSIONS } from '../../wire/ids';
import { serverHello12, type startPeer } from '../testing/peer';
import { flyAt, saying, stopFlying } from './testing/fly';
import { clear, message, onFirst, ScriptedServer } from './testing/scripted-server';

afterEach(stopFlying);

const { handshake, alert, application_data, heartbeat } = RECORD_TYPES;
const malformed = (what: string) => ({
  attempt: { outcome: { kind: 'malformed', what: expect.stringContaining(what) } },
});

describe('our own TLS 1.3 handshake, against peers that break the rules', () => {
  it('opens no record whose tag is wrong', async () => {
    const result = await flyAt(
      saying((server) => {
        const sealed = server.say(server.encryptedExtensions);
        sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
        return [server.helloRecord, sealed];
      }),
    );
    expect(result).toMatchObject({ ...malformed('our keys do not open'), encryptedExtensions: null });
  });
  it('says that a Finished does not fit', async () => {
    const result = await flyAt(
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
    const result = await flyAt(
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
      await flyAt(saying((server) => [server.helloRecord, server.say(server.certificate())])),
    ).toMatchObject(malformed('certificate behind server_hello'));
    expect(
      await flyAt(
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
    const result = await flyAt(saying(speak));
    expect(result.attempt.outcome.kind).toBe('malformed');
    expect(result.completed).toBe(false);
  });
  it('ends at a record that says it has 65535 bytes', async () => {
    const huge = Uint8Array.of(23, 3, 3, 0xff, 0xff, 0, 0);
    expect((await flyAt(saying((server) => [server.helloRecord, huge]))).attempt.outcome.kind).toBe(
      'malformed',
    );
  });
  it('ends at a message that says it has sixteen megabytes', async () => {
    const head = Uint8Array.of(HANDSHAKE_TYPES.encrypted_extensions, 0xff, 0xff, 0xff);
    const result = await flyAt(saying((server) => [server.helloRecord, server.seal(handshake, head)]));
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
    const empty = await flyAt(endless((server) => server.seal(handshake, new Uint8Array(0))));
    expect(empty.attempt.outcome.kind).toBe('malformed');
    const warnings = await flyAt(
      endless((server) => server.seal(alert, Uint8Array.of(1, ALERTS.user_canceled))),
    );
    expect(warnings.attempt.outcome.kind).toBe('malformed');
    const head = message(HANDSHAKE_TYPES.encrypted_extensions, new Uint8Array(1_000_000)).slice(0, 4_000);
    const fragments = await flyAt(endless((server) => server.seal(handshake, head.subarray(0, 4_000))));
    expect(['too-much', 'malformed']).toContain(fragments.attempt.outcome.kind);
    expect(fragments.attempt.bytesIn).toBeLessThan(400_000);
  });
  it('does not call a server quiet that floods us with tickets after Finished', async () => {
    const result = await flyAt(
      saying((server) => {
        const flight = server.wholeFlight();
        const ticket = message(HANDSHAKE_TYPES.new_session_ticket, new Uint8Array(8_000));
        return [flight, ...Array.from({ length: 40 }, () => server.seal(handshake, ticket))];
      }),
    );
    expect(result).toMatchObject({
      completed: true,
      afterFinished: 'data',
      attempt: { outcome: { kind: 'too-much', stage: 'after-finished' } },
    });
  });
  it('tells what is no TLS', async () => {
    const result = await flyAt(
      onFirst(async (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    );
    expect(result.attempt.outcome).toMatchObject({ kind: 'plaintext', looksLike: 'http' });
  });
  it('tells an older version from TLS 1.3', async () => {
    const result = await flyAt(onFirst(async (socket) => void socket.write(serverHello12)));
    expect(result).toMatchObject({
      serverHello: { version: VERSIONS['TLS 1.2'] },
      attempt: { outcome: { kind: 'answered', stage: 'in-server-flight' } },
    });
  });
  it('keeps an alert, a close, a cut and a close inside a record apart', async () => {
    const plainAlert = encodeAlert(2, ALERTS.handshake_failure, VERSIONS['TLS 1.2']);
    const kindOf = async (script: Parameters<typeof startPeer>[0]) => {
      const { attempt } = await flyAt(script);
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
