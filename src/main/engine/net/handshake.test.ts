import type { TLSSocket, TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import type { HandshakeOptions, HandshakeResult } from '../probes/net-port';
import { encodeAlert } from '../wire/alert';
import { ALERTS, VERSIONS } from '../wire/ids';
import { createNet } from './create-net';
import { onHello, type Peer, serverHello12, startPeer } from './testing/peer';
import { privatePem, startTlsPeer } from './testing/tls-server';
import { ecKey, makeCertificate, pem } from './trust/testing/make-chain';

const root = makeCertificate({ subject: 'Test root', authority: true });
const middle = makeCertificate({ subject: 'Test middle', authority: true, issuer: root });
const leaf = makeCertificate({
  subject: 'handrail.test',
  names: ['handrail.test'],
  issuer: middle,
  key: ecKey(),
});
const identity = { key: privatePem(leaf), cert: pem(leaf) + pem(middle) };

let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

const startTls = async (options: TlsOptions, talk?: (socket: TLSSocket) => void): Promise<number> => {
  const peer = await startTlsPeer({ ...identity, ...options }, talk);
  close = peer.close;
  return peer.port;
};
const startPlain = async (script: Parameters<typeof startPeer>[0]): Promise<number> => {
  const peer: Peer = await startPeer(script);
  close = peer.close;
  return peer.port;
};
const shake = (port: number, more: Partial<HandshakeOptions> = {}): Promise<HandshakeResult> =>
  createNet({ target: { port, extraRoots: [] } }).handshake({
    purpose: 'a complete handshake',
    address: '127.0.0.1',
    serverName: 'handrail.test',
    listenMs: 60,
    ...more,
  });
const labels = ({ attempt: { events } }: HandshakeResult): string[] => events.map(({ label }) => label);

describe('a complete handshake', () => {
  it('with TLS 1.2 gives the chain exactly as presented', async () => {
    let name: unknown = null;
    const port = await startTls({ maxVersion: 'TLSv1.2' }, (socket) => {
      name = socket.servername;
    });
    const result = await shake(port);
    expect(result).toMatchObject({
      completed: true,
      version: 'TLS 1.2',
      afterFinished: 'quiet',
      localRefusal: null,
    });
    expect(result.certificates.map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(
      [leaf, middle].map(({ der }) => Buffer.from(der).toString('hex')),
    );
    expect(result.attempt.outcome).toEqual({ kind: 'answered', stage: 'after-finished' });
    expect(labels(result).some((label) => label.includes('ServerHello'))).toBe(true);
    expect(name).toBe('handrail.test');
  });
  it('with TLS 1.3 gives leaf and intermediate', async () => {
    const result = await shake(await startTls({ minVersion: 'TLSv1.3' }, () => {}));
    expect(result).toMatchObject({ completed: true, version: 'TLS 1.3' });
    expect(result.suite).toMatch(/^TLS_/);
    expect(result.certificates).toHaveLength(2);
  });
  it('without a server name sends none', async () => {
    let name: unknown = null;
    const port = await startTls({}, (socket) => {
      name = socket.servername;
    });
    await shake(port, { serverName: null });
    expect(name).toBe(false);
  });
  it('keeps to the versions it was given', async () => {
    const port = await startTls({ minVersion: 'TLSv1.3' }, () => {});
    const result = await shake(port, { maxVersion: 'TLSv1.2' });
    expect(result).toMatchObject({ completed: false, alertName: 'protocol_version', afterFinished: null });
    expect(result.attempt.outcome).toMatchObject({ kind: 'alert', code: 70 });
  });
  it('sees the refusal that TLS 1.3 sends after Finished when a client certificate is wanted', async () => {
    const port = await startTls(
      { minVersion: 'TLSv1.3', requestCert: true, rejectUnauthorized: true },
      () => {},
    );
    const result = await shake(port, { listenMs: 2_000 });
    expect(result).toMatchObject({
      completed: true,
      afterFinished: 'alert',
      alertName: 'certificate_required',
      localRefusal: null,
    });
    expect(result.attempt.outcome).toMatchObject({ kind: 'alert', code: 116, stage: 'after-finished' });
  });
  it('sees the refusal of TLS 1.2 before Finished', async () => {
    const port = await startTls(
      { maxVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: true },
      () => {},
    );
    const result = await shake(port, { listenMs: 2_000 });
    expect(result).toMatchObject({ completed: false, serverHelloDone: true, certificateRequest: {} });
    expect(result.attempt.outcome).toMatchObject({ kind: 'alert', stage: 'after-server-flight' });
  });
  it('tells bytes, a clean end and a cut after Finished apart', async () => {
    const said = await shake(await startTls({}, (socket) => socket.write('hi')), { listenMs: 2_000 });
    expect(said).toMatchObject({ completed: true, afterFinished: 'data' });
    await close?.();
    const ended = await shake(await startTls({}, (socket) => socket.end()), { listenMs: 2_000 });
    expect(ended).toMatchObject({ completed: true, afterFinished: 'alert', alertName: 'close_notify' });
    await close?.();
    const port = await startTls({}, (socket) => {
      const below: unknown = Reflect.get(socket, '_parent');
      if (below && typeof below === 'object' && 'resetAndDestroy' in below)
        (below as { resetAndDestroy(): void }).resetAndDestroy();
    });
    const cut = await shake(port, { listenMs: 2_000 });
    expect(cut).toMatchObject({ completed: true, afterFinished: 'rst' });
    expect(cut.attempt.outcome).toEqual({ kind: 'rst', stage: 'after-finished' });
  });
});

describe('a handshake that the peer breaks off', () => {
  it.each([
    ['fin', onHello((socket) => socket.end()), { kind: 'fin', stage: 'after-hello' }],
    ['rst', onHello((socket) => socket.resetAndDestroy()), { kind: 'rst', stage: 'after-hello' }],
    [
      'fin inside a record',
      onHello((socket) => socket.end(serverHello12.subarray(0, 9))),
      { kind: 'fin-in-record', have: 9, need: serverHello12.length, stage: 'in-server-flight' },
    ],
    [
      'alert and FIN at once',
      onHello((socket) => socket.end(encodeAlert(2, ALERTS.unrecognized_name, VERSIONS['TLS 1.2']))),
      { kind: 'alert', code: 112, level: 'fatal', stage: 'after-hello' },
    ],
    [
      'alert and RST at once',
      onHello((socket) => {
        socket.write(encodeAlert(2, ALERTS.handshake_failure, VERSIONS['TLS 1.2']));
        socket.resetAndDestroy();
      }),
      { kind: 'alert', code: 40 },
    ],
    [
      'plain text',
      onHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      { kind: 'plaintext', looksLike: 'http', text: 'HTTP/1.1 400 Bad Request' },
    ],
  ])('by %s', async (_name, script, outcome) => {
    const result = await shake(await startPlain(script));
    expect(result.attempt.outcome).toMatchObject(outcome);
    expect(result.completed).toBe(false);
    expect(result.afterFinished).toBeNull();
    expect(result.localRefusal).toBeNull();
  });
  it('by bytes that stop being TLS', async () => {
    const bytes = Buffer.concat([serverHello12, Buffer.from('and now something else')]);
    const result = await shake(await startPlain(onHello((socket) => socket.end(bytes))));
    expect(result.attempt.outcome).toMatchObject({ kind: 'malformed', stage: 'in-server-flight' });
  });
  it('says its own refusal when this runtime can not speak the version that was asked for', async () => {
    // A ServerHello of SSL 3.0, which no current runtime accepts.
    const old = Uint8Array.from(serverHello12);
    old.set([3, 0], 1);
    old.set([3, 0], 9);
    const result = await shake(await startPlain(onHello((socket) => socket.write(old))));
    expect(result.attempt.outcome.kind).toBe('local');
    expect(result.localRefusal).toMatch(/^ERR_SSL_/);
  });
});
