import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import type { AttemptOptions, AttemptResult } from '../probes/net-port';
import { encodeAlert } from '../wire/alert';
import { ALERTS, RECORD_TYPES, VERSIONS } from '../wire/ids';
import { encodeRecord } from '../wire/record';
import { createNet, type NetOptions } from './create-net';
import {
  asking,
  certificate12,
  drip,
  HELLO,
  onHello,
  type Peer,
  serverHello12,
  serverHello13,
  serverHelloDone,
  startPeer,
} from './testing/peer';

type Script = Parameters<typeof startPeer>[0];

let peer: Peer | null = null;
afterEach(async () => {
  await peer?.close();
  peer = null;
});

/** One attempt against one scripted peer; afterwards nothing of the net may be open. */
const attempt = async (
  script: Script,
  more: Partial<AttemptOptions> = {},
  net: Partial<NetOptions> = {},
): Promise<AttemptResult> => {
  peer = await startPeer(script);
  const run = createNet({ target: { port: peer.port, extraRoots: [] }, ...net });
  return run.attempt(asking(more));
};
const outcomeOf = async (script: Script, more: Partial<AttemptOptions> = {}): Promise<Outcome> =>
  (await attempt(script, more)).attempt.outcome;

const kinds = ({ attempt: { events } }: AttemptResult): string[] => events.map(({ kind }) => kind);
const labels = ({ attempt: { events } }: AttemptResult): string[] => events.map(({ label }) => label);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const fatal = (code: number): Uint8Array => encodeAlert(2, code, VERSIONS['TLS 1.2']);
const warning = (code: number): Uint8Array => encodeAlert(1, code, VERSIONS['TLS 1.2']);

describe('a peer that closes (FIN)', () => {
  it('at accept: the hello may be out by then, but not one byte came back', async () => {
    const outcome = await outcomeOf((socket) => socket.end());
    expect(outcome.kind).toBe('fin');
    expect(['before-hello', 'after-hello']).toContain('stage' in outcome && outcome.stage);
  });
  it('while we only listen is a FIN before the hello', async () => {
    expect(await outcomeOf((socket) => socket.end(), { send: null, until: 'first-bytes' })).toEqual({
      kind: 'fin',
      stage: 'before-hello',
    });
  });
  it('after the hello', async () => {
    const result = await attempt(onHello((socket) => socket.end()));
    expect(result.attempt.outcome).toEqual({ kind: 'fin', stage: 'after-hello' });
    expect(kinds(result)).toEqual(['connecting', 'connected', 'sent', 'fin', 'closed']);
    expect(result.attempt.bytesOut).toBe(HELLO.length);
    expect(result.attempt.bytesIn).toBe(0);
  });
  it('with a half-close only, and goes on listening', async () => {
    const outcome = await outcomeOf(
      onHello((socket) => {
        socket.end();
        socket.resume();
      }),
    );
    expect(outcome).toEqual({ kind: 'fin', stage: 'after-hello' });
  });
  it('between two records of its flight', async () => {
    expect(await outcomeOf(onHello((socket) => socket.end(serverHello12)))).toEqual({
      kind: 'fin',
      stage: 'in-server-flight',
    });
  });
  it('inside a record says how much of it came', async () => {
    expect(await outcomeOf(onHello((socket) => socket.end(serverHello12.subarray(0, 20))))).toEqual({
      kind: 'fin-in-record',
      stage: 'in-server-flight',
      have: 20,
      need: serverHello12.length,
    });
  });
  it('inside a record header waits for five bytes', async () => {
    expect(await outcomeOf(onHello((socket) => socket.end(serverHello12.subarray(0, 3))))).toEqual({
      kind: 'fin-in-record',
      stage: 'in-server-flight',
      have: 3,
      need: 5,
    });
  });
});

describe('a peer that cuts (RST)', () => {
  it('at accept, while we only listen', async () => {
    const result = await attempt((socket) => socket.resetAndDestroy(), { send: null, until: 'first-bytes' });
    expect(result.attempt.outcome).toEqual({ kind: 'rst', stage: 'before-hello' });
    expect(kinds(result)).toEqual(['connecting', 'connected', 'rst']);
  });
  it('after the hello', async () => {
    const result = await attempt(onHello((socket) => socket.resetAndDestroy()));
    expect(result.attempt.outcome).toEqual({ kind: 'rst', stage: 'after-hello' });
    expect(kinds(result).at(-1)).toBe('rst');
  });
  it('behind a part of its flight in the same moment: the part is read, and it is not taken for a FIN', async () => {
    const result = await attempt(
      onHello((socket) => {
        socket.write(serverHello12);
        socket.resetAndDestroy();
      }),
    );
    expect(result.attempt.outcome).toEqual({ kind: 'rst', stage: 'in-server-flight' });
    expect(result.serverHello?.suite).toBe(0xc02f);
  });
});

describe('a peer that sends an alert', () => {
  it('is believed when a FIN follows in the same segment', async () => {
    const result = await attempt(onHello((socket) => socket.end(fatal(ALERTS.handshake_failure))));
    expect(result.attempt.outcome).toEqual({
      kind: 'alert',
      stage: 'after-hello',
      level: 'fatal',
      code: 40,
      name: 'handshake_failure',
    });
    expect(labels(result)).toContain('Alert fatal handshake_failure (40)');
  });
  it('is believed when a RST follows', async () => {
    const outcome = await outcomeOf(
      onHello((socket) => {
        socket.write(fatal(ALERTS.protocol_version));
        socket.resetAndDestroy();
      }),
    );
    expect(outcome).toMatchObject({ kind: 'alert', code: 70, level: 'fatal', stage: 'after-hello' });
  });
  it('byte by byte is the same alert', async () => {
    expect(await outcomeOf(onHello((socket) => drip(socket, fatal(ALERTS.internal_error))))).toMatchObject({
      kind: 'alert',
      code: 80,
    });
  });
  it('before the hello is told as such', async () => {
    const outcome = await outcomeOf((socket) => socket.write(fatal(ALERTS.access_denied)), {
      send: null,
      until: 'first-bytes',
    });
    expect(outcome).toMatchObject({ kind: 'alert', code: 49, stage: 'before-hello' });
  });
  it('in the middle of its flight', async () => {
    const bytes = Buffer.concat([serverHello12, fatal(ALERTS.internal_error)]);
    expect(await outcomeOf(onHello((socket) => socket.write(bytes)))).toMatchObject({
      kind: 'alert',
      stage: 'in-server-flight',
    });
  });
  it('of a level that does not exist is kept as unknown', async () => {
    expect(
      await outcomeOf(onHello((socket) => socket.write(encodeAlert(7, 200, VERSIONS['TLS 1.2'])))),
    ).toMatchObject({ kind: 'alert', level: 'unknown', code: 200 });
  });
  it('as a warning is noted, and the handshake behind it is read', async () => {
    const result = await attempt(
      onHello((socket) =>
        socket.write(
          Buffer.concat([warning(ALERTS.unrecognized_name), serverHello12, certificate12, serverHelloDone]),
        ),
      ),
    );
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(kinds(result)).toContain('alert');
  });
  it('as a warning and then closes has said why', async () => {
    expect(await outcomeOf(onHello((socket) => socket.end(warning(ALERTS.unrecognized_name))))).toMatchObject(
      { kind: 'alert', level: 'warning', code: 112, stage: 'after-hello' },
    );
  });
  it('close_notify ends the conversation although it is a warning', async () => {
    expect(await outcomeOf(onHello((socket) => socket.write(warning(ALERTS.close_notify))))).toMatchObject({
      kind: 'alert',
      code: 0,
    });
  });
  it('again and again is not listened to for ever', async () => {
    const many = Buffer.concat(Array.from({ length: 500 }, () => warning(ALERTS.unrecognized_name)));
    const result = await attempt(onHello((socket) => socket.write(many)));
    expect(result.attempt.outcome).toMatchObject({ kind: 'alert', level: 'warning' });
    expect(result.attempt.events.length).toBeLessThan(40);
  });
});

describe('a peer that answers', () => {
  const flight = Buffer.concat([serverHello12, certificate12, serverHelloDone]);

  it('with a whole TLS 1.2 flight is read up to ServerHelloDone', async () => {
    const result = await attempt(onHello((socket) => socket.write(flight)));
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(labels(result)).toEqual([
      `TCP to port ${peer?.port}`,
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
    const result = await attempt(onHello((socket) => drip(socket, flight)));
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(labels(result).slice(3, 6)).toEqual(['ServerHello', 'Certificate', 'ServerHelloDone']);
    expect(result.attempt.bytesIn).toBe(flight.length);
  });
  it('keeps the first received bytes as hex', async () => {
    const { attempt: kept } = await attempt(onHello((socket) => socket.write(flight)));
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
    const result = await attempt(onHello((socket) => socket.write(Buffer.concat([serverHello13, secret]))));
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
    const result = await attempt(() => {}, { send: null, until: 'connected' });
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'connect' });
    expect(kinds(result)).toEqual(['connecting', 'connected', 'closed']);
  });
});

describe('a peer that does not speak TLS', () => {
  it('is recognised by its banner while we listen', async () => {
    const result = await attempt((socket) => socket.write('220 mail.example.test ESMTP\r\n'), {
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
    const result = await attempt(
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
    const result = await attempt(
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
    const result = await attempt(() => {}, { send: null, until: 'first-bytes', waitMs: 40 });
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
    const result = await attempt(
      onHello((socket) => socket.write(Buffer.concat([serverHello12, odd, serverHelloDone]))),
    );
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-server-flight' });
    expect(labels(result)).toContain('Certificate (not readable)');
    expect(result.certificates).toBeNull();
  });
  it('sends one endless handshake message and is stopped by the byte budget', async () => {
    const start = encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], Uint8Array.of(11, 0x0f, 0, 0));
    const piece = encodeRecord(RECORD_TYPES.handshake, VERSIONS['TLS 1.2'], new Uint8Array(16_000));
    const result = await attempt(
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
    const result = await attempt(onHello((socket) => socket.end(bytes)));
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
