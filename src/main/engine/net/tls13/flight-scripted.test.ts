import { afterEach, describe, expect, it } from 'vitest';
import { ocspExtension } from '../../wire/certificate13';
import { extension } from '../../wire/extensions';
import { ALERTS, EXTENSIONS, GROUPS, HANDSHAKE_TYPES, RECORD_TYPES } from '../../wire/ids';
import { ownShare } from '../shares/own-share';
import { drip } from '../testing/peer';
import { flyAt, saying, stopFlying } from './testing/fly';
import {
  clear,
  type Exchange,
  message,
  onFirst,
  retryFor,
  ScriptedServer,
  serverLeaf,
} from './testing/scripted-server';

afterEach(stopFlying);

const { handshake, alert, application_data, change_cipher_spec } = RECORD_TYPES;
const malformed = (what: string) => ({
  attempt: { outcome: { kind: 'malformed', what: expect.stringContaining(what) } },
});

describe('our own TLS 1.3 handshake, against a server by hand', () => {
  it('takes a server by hand that keeps them', async () => {
    const result = await flyAt(
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
    const result = await flyAt(
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
    const result = await flyAt(
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
    const result = await flyAt(
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
    const result = await flyAt(
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
});

describe('HelloRetryRequest', () => {
  const cookie = extension(EXTENSIONS.cookie, (content) => content.opaque(2, Uint8Array.of(7, 7, 7)));
  const group = (code: number) => extension(EXTENSIONS.key_share, (content) => content.u16(code));

  it('gets its cookie back, and the transcript goes on behind message_hash', async () => {
    let second: Uint8Array = new Uint8Array();
    const result = await flyAt(
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
  it('is answered in a record of TLS 1.2, as everything behind the first hello (RFC 8446 §5.1)', async () => {
    const versions: number[] = [];
    await flyAt(
      onFirst(async (socket, record) => {
        versions.push(Buffer.from(record).readUInt16BE(1));
        socket.write(retryFor(record, [cookie]).record);
        // Behind the six bytes of a ChangeCipherSpec.
        const rest = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
        versions.push(rest.readUInt16BE(7));
        socket.destroy();
      }),
    );
    expect(versions).toEqual([0x0301, 0x0303]);
  });
  it.each([
    ['asks for nothing', () => []],
    ['asks for the group that we sent', () => [group(GROUPS.x25519)]],
    ['asks for a group that we did not offer', () => [group(GROUPS.ffdhe2048)]],
  ] as const)('is malformed when it %s', async (_what, extensions) => {
    const result = await flyAt(
      onFirst(async (socket, record) => void socket.write(retryFor(record, extensions()).record)),
    );
    expect(result.attempt.outcome.kind).toBe('malformed');
    expect(result.retry).not.toBeNull();
  });
  it('is answered once', async () => {
    const result = await flyAt(
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
    const result = await flyAt(
      onFirst(async (socket, record) => void socket.write(retryFor(record, [group(odd)]).record)),
      { groups: [GROUPS.x25519, odd] },
    );
    expect(result.attempt.outcome).toMatchObject({ kind: 'local', code: 'GROUP' });
  });
  it('is our limit, and said so, when its cookie does not fit into one record of ours', async () => {
    for (const length of [8_193, 16_200]) {
      const large = extension(EXTENSIONS.cookie, (content) => content.opaque(2, new Uint8Array(length)));
      const result = await flyAt(
        onFirst(async (socket, record) => void socket.write(retryFor(record, [large]).record)),
      );
      expect(result.attempt.outcome).toMatchObject({ kind: 'local', code: 'COOKIE' });
    }
  });
});

describe('after the handshake', () => {
  it('counts tickets, follows new keys, and answers when it is asked for its own', async () => {
    const result = await flyAt(
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
    const result = await flyAt(
      saying((server) => [server.wholeFlight(), server.seal(handshake, server.encryptedExtensions)]),
    );
    expect(result).toMatchObject({ ...malformed('after the handshake'), afterFinished: 'data' });
  });
});
