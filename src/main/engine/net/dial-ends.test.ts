import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../shared/model/failure';
import { encodeAlert } from '../wire/alert';
import { ALERTS, VERSIONS } from '../wire/ids';
import { attemptAt, kinds, labels, stopPeer } from './testing/attempt';
import { certificate12, drip, HELLO, onHello, serverHello12, serverHelloDone } from './testing/peer';

afterEach(stopPeer);

const outcomeOf = async (...given: Parameters<typeof attemptAt>): Promise<Outcome> =>
  (await attemptAt(...given)).attempt.outcome;
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
    const result = await attemptAt(onHello((socket) => socket.end()));
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
    const result = await attemptAt((socket) => socket.resetAndDestroy(), {
      send: null,
      until: 'first-bytes',
    });
    expect(result.attempt.outcome).toEqual({ kind: 'rst', stage: 'before-hello' });
    expect(kinds(result)).toEqual(['connecting', 'connected', 'rst']);
  });
  it('after the hello', async () => {
    const result = await attemptAt(onHello((socket) => socket.resetAndDestroy()));
    expect(result.attempt.outcome).toEqual({ kind: 'rst', stage: 'after-hello' });
    expect(kinds(result).at(-1)).toBe('rst');
  });
  it('behind a part of its flight in the same moment: the part is read, and it is not taken for a FIN', async () => {
    const result = await attemptAt(
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
    const result = await attemptAt(onHello((socket) => socket.end(fatal(ALERTS.handshake_failure))));
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
    const result = await attemptAt(
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
    const result = await attemptAt(onHello((socket) => socket.write(many)));
    expect(result.attempt.outcome).toMatchObject({ kind: 'alert', level: 'warning' });
    expect(result.attempt.events.length).toBeLessThan(40);
  });
});
