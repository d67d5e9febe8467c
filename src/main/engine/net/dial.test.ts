import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import { RECORD_TYPES, VERSIONS } from '../wire/ids';
import { encodeRecord } from '../wire/record';
import { createNet } from './create-net';
import { attemptAt, kinds, labels, stopPeer } from './testing/attempt';
import {
  asking,
  certificate12,
  drip,
  onHello,
  serverHello12,
  serverHello13,
  serverHelloDone,
  startPeer,
} from './testing/peer';

afterEach(stopPeer);

const outcomeOf = async (...given: Parameters<typeof attemptAt>): Promise<Outcome> =>
  (await attemptAt(...given)).attempt.outcome;
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('a peer that answers', () => {
  const flight = Buffer.concat([serverHello12, certificate12, serverHelloDone]);

  it('with a whole TLS 1.2 flight is read up to ServerHelloDone', async () => {
    const result = await attemptAt(onHello((socket) => socket.write(flight)));
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(labels(result)).toEqual([
      `TCP to port ${result.attempt.port}`,
      'TCP connection',
      'ClientHello',
      'ServerHello',
      'Certificate',
      'ServerHelloDone',
      'closed by us',
    ]);
    expect(result.serverHello?.version).toBe(VERSIONS['TLS 1.2']);
    expect(result.certificates).toHaveLength(2);
    expect(result.serverHelloDone).toBe(true);
    expect(result.plaintext).toBeNull();
  });
  it('byte by byte gives the same transcript', async () => {
    const result = await attemptAt(onHello((socket) => drip(socket, flight)));
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(labels(result).slice(3, 6)).toEqual(['ServerHello', 'Certificate', 'ServerHelloDone']);
    expect(result.attempt.bytesIn).toBe(flight.length);
  });
  it('keeps the first received bytes as hex', async () => {
    const { attempt: kept } = await attemptAt(onHello((socket) => socket.write(flight)));
    expect(kept.firstBytes).toBe(flight.subarray(0, 256).toString('hex'));
  });
  it('is left at the ServerHello when that is the question', async () => {
    expect(
      await outcomeOf(
        onHello((socket) => socket.write(serverHello12)),
        { until: 'server-hello' },
      ),
    ).toEqual({
      kind: 'answered',
      stage: 'in-server-flight',
    });
  });
  it('in TLS 1.3 goes on in secret, and that is the end of what can be read', async () => {
    const secret = encodeRecord(RECORD_TYPES.application_data, VERSIONS['TLS 1.2'], new Uint8Array(60));
    const result = await attemptAt(onHello((socket) => socket.write(Buffer.concat([serverHello13, secret]))));
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'in-server-flight' });
    expect(labels(result)).toContain('encrypted record');
    expect(result.certificates).toBeNull();
  });
  it('is left at the first record when any will do', async () => {
    expect(
      await outcomeOf(
        onHello((socket) => socket.write(serverHello12)),
        { until: 'first-bytes' },
      ),
    ).toEqual({
      kind: 'answered',
      stage: 'after-hello',
    });
  });
  it('by accepting is enough when the connection is the question', async () => {
    const result = await attemptAt(() => {}, { send: null, until: 'connected' });
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'connect' });
    expect(kinds(result)).toEqual(['connecting', 'connected', 'closed']);
  });
});

describe('a peer that does not speak TLS', () => {
  it('is recognised by its banner while we listen', async () => {
    const result = await attemptAt((socket) => socket.write('220 mail.example.test ESMTP\r\n'), {
      send: null,
      until: 'first-bytes',
    });
    expect(result.attempt.outcome).toEqual({
      kind: 'plaintext',
      stage: 'before-hello',
      looksLike: 'smtp',
      text: '220 mail.example.test ESMTP',
    });
    expect(Buffer.from(result.plaintext ?? []).toString()).toBe('220 mail.example.test ESMTP\r\n');
  });
  it('is recognised byte by byte', async () => {
    expect(
      await outcomeOf((socket) => drip(socket, text('SSH-2.0-OpenSSH_9.2\r\n')), {
        send: null,
        until: 'first-bytes',
      }),
    ).toMatchObject({ kind: 'plaintext', looksLike: 'ssh', text: 'SSH-2.0-OpenSSH_9.2' });
  });
  it('is recognised by its answer to the hello, and what follows is kept for the reader', async () => {
    const result = await attemptAt(
      onHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\nThe plain HTTP request was sent')),
    );
    expect(result.attempt.outcome).toMatchObject({
      kind: 'plaintext',
      stage: 'after-hello',
      looksLike: 'http',
    });
    expect(Buffer.from(result.plaintext ?? []).toString()).toContain('The plain HTTP request');
  });
  it('never brings control characters into the report', async () => {
    const outcome = await outcomeOf(onHello((socket) => socket.end('\u001b]0;title\u0007\u001b[31mred')));
    expect(outcome).toMatchObject({ kind: 'plaintext', looksLike: 'unknown', text: '·]0;title··[31mred' });
  });
  it('and talks without end is stopped at 4 KiB', async () => {
    const result = await attemptAt(
      onHello((socket) => {
        const more = () => {
          if (!socket.destroyed) socket.write('x'.repeat(1_000), () => setImmediate(more));
        };
        more();
      }),
    );
    expect(result.attempt.outcome).toMatchObject({ kind: 'plaintext', looksLike: 'unknown' });
    expect(result.plaintext).toHaveLength(4_096);
  });
});

describe('a peer that says nothing, nonsense or too much', () => {
  it('is silent before the hello: it waits for us', async () => {
    const result = await attemptAt(() => {}, { send: null, until: 'first-bytes', waitMs: 40 });
    expect(result.attempt.outcome).toEqual({ kind: 'silence', stage: 'before-hello', afterMs: 40 });
    expect(kinds(result)).toEqual(['connecting', 'connected', 'timeout', 'closed']);
  });
  it('is silent after the hello', async () => {
    expect(await outcomeOf(() => {}, { waitMs: 40 })).toEqual({
      kind: 'silence',
      stage: 'after-hello',
      afterMs: 40,
    });
  });
  it('falls silent in the middle of a record', async () => {
    const outcome = await outcomeOf(
      onHello((socket) => socket.write(serverHello12.subarray(0, 30))),
      {
        waitMs: 300,
      },
    );
    expect(outcome).toEqual({ kind: 'silence', stage: 'in-server-flight', afterMs: 300 });
  });
  it('sends a ServerHello that can not be read', async () => {
    const broken = encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], Uint8Array.of(2, 0, 0, 2, 3, 3));
    expect(await outcomeOf(onHello((socket) => socket.write(broken)))).toMatchObject({ kind: 'malformed' });
  });
  it('sends a record longer than any record may be', async () => {
    const outcome = await outcomeOf(
      onHello((socket) => socket.write(Uint8Array.of(22, 3, 3, 0xff, 0xff, 0))),
    );
    expect(outcome).toMatchObject({ kind: 'malformed', stage: 'in-server-flight' });
  });
  it('sends a certificate that can not be read, and the rest is still read', async () => {
    const odd = encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], Uint8Array.of(11, 0, 0, 1, 9));
    const result = await attemptAt(
      onHello((socket) => socket.write(Buffer.concat([serverHello12, odd, serverHelloDone]))),
    );
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(labels(result)).toContain('Certificate (not readable)');
    expect(result.certificates).toBeNull();
  });
  it('sends one endless handshake message and is stopped by the byte budget', async () => {
    const start = encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], Uint8Array.of(11, 0x0f, 0, 0));
    const piece = encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], new Uint8Array(16_000));
    const result = await attemptAt(
      onHello((socket) => {
        socket.write(Buffer.concat([serverHello12, start]));
        const more = () => {
          if (!socket.destroyed) socket.write(piece, () => setImmediate(more));
        };
        more();
      }),
    );
    expect(result.attempt.outcome).toEqual({
      kind: 'too-much',
      stage: 'in-server-flight',
      limitBytes: 262_144,
    });
    expect(result.attempt.events.length).toBeLessThanOrEqual(200);
  });
  it('sends thousands of tiny records: the transcript stays bounded and keeps the end', async () => {
    const tiny = encodeRecord(RECORD_TYPES.application_data, VERSIONS['TLS 1.2'], Uint8Array.of(1));
    const bytes = Buffer.concat([serverHello12, ...Array.from({ length: 3_000 }, () => tiny)]);
    const result = await attemptAt(onHello((socket) => socket.end(bytes)));
    expect(result.attempt.events.length).toBeLessThanOrEqual(200);
    expect(kinds(result).slice(-2)).toEqual(['fin', 'closed']);
    expect(labels(result).some((label) => /more events are left out/.test(label))).toBe(true);
  });
});

describe('an address that can not be connected to', () => {
  it('refuses', async () => {
    const gone = await startPeer(() => {});
    await gone.close();
    const net = createNet({ target: { port: gone.port, extraRoots: [] } });
    const result = await net.attempt(asking());
    expect(result.attempt.outcome).toEqual({ kind: 'refused' });
    expect(kinds(result)).toEqual(['connecting', 'refused']);
  });
  it('is not an address at all: nothing is resolved behind our back', async () => {
    const net = createNet({ target: { port: 443, extraRoots: [] } });
    const { attempt: made } = await net.attempt(asking({ address: 'localhost' }));
    expect(made.outcome).toMatchObject({ kind: 'local', code: 'ENOTADDRESS' });
  });
});
