import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import type { HandshakeOptions, HandshakeResult } from '../probes/net-port';
import { encodeAlert } from '../wire/alert';
import { ALERTS, VERSIONS } from '../wire/ids';
import { createNet } from './create-net';
import { asking, onHello, serverHello12, startPeer } from './testing/peer';
import { privatePem, startTlsPeer } from './testing/tls-server';
import { makeCertificate, pem } from './trust/testing/make-chain';

// What depends on the runtime: its TLS library's codes and limits, and how its sockets report a RST behind data.
const root = makeCertificate({ subject: 'Test root', authority: true });
const leaf = makeCertificate({ subject: 'handrail.test', names: ['handrail.test'], issuer: root });
const key = leaf.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const shake = async (
  server: TlsOptions,
  talk: (socket: TLSSocket) => void,
  more: Partial<HandshakeOptions> = {},
): Promise<HandshakeResult> => {
  const sockets = new Set<TLSSocket>();
  const listening = createServer({ key, cert: pem(leaf), ...server }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    talk(socket);
  });
  listening.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const result = await createNet({ target: { port, extraRoots: [] } }).handshake({
    purpose: 'a complete handshake',
    address: '127.0.0.1',
    serverName: 'handrail.test',
    listenMs: 500,
    ...more,
  });
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => listening.close(resolve));
  return result;
};

const dialled = async (script: Parameters<typeof startPeer>[0]) => {
  const peer = await startPeer(script);
  const net = createNet({ target: { port: peer.port, extraRoots: [] } });
  const attempt = await net.attempt(asking());
  const handshake = await net.handshake({
    purpose: 'x',
    address: '127.0.0.1',
    serverName: null,
    listenMs: 0,
  });
  await peer.close();
  return { attempt: attempt.attempt.outcome, handshake: handshake.attempt.outcome };
};

for (const maxVersion of ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const) {
  test(`a handshake with ${maxVersion} completes`, async () => {
    const result = await shake({ minVersion: 'TLSv1', maxVersion }, () => {}, { listenMs: 50 });
    assert.equal(result.completed, true, JSON.stringify(result.attempt));
    assert.equal(result.version, maxVersion === 'TLSv1' ? 'TLS 1.0' : maxVersion.replace('TLSv', 'TLS '));
    assert.equal(result.certificates.length, 1);
  });
}

test('the refusal for want of a client certificate is read in both versions', async () => {
  const wanting = { requestCert: true, rejectUnauthorized: true };
  const newer = await shake({ ...wanting, minVersion: 'TLSv1.3' }, () => {}, { listenMs: 3_000 });
  assert.deepEqual([newer.completed, newer.afterFinished], [true, 'alert'], JSON.stringify(newer));
  const older = await shake({ ...wanting, maxVersion: 'TLSv1.2' }, () => {}, { listenMs: 3_000 });
  assert.equal(older.completed, false);
  assert.equal(older.attempt.outcome.kind, 'alert', JSON.stringify(older));
});

test('a version that the server does not speak is an alert', async () => {
  const result = await shake({ minVersion: 'TLSv1.3' }, () => {}, { maxVersion: 'TLSv1.2' });
  assert.equal(result.alertName, 'protocol_version');
});

test('every way to end stays apart, for our own hello and for a complete handshake', async () => {
  const alert = encodeAlert(2, ALERTS.handshake_failure, VERSIONS['TLS 1.2']);
  const cases: readonly (readonly [string, Parameters<typeof startPeer>[0]])[] = [
    ['fin', onHello((socket) => socket.end())],
    ['rst', onHello((socket) => socket.resetAndDestroy())],
    ['fin-in-record', onHello((socket) => socket.end(serverHello12.subarray(0, 9)))],
    ['alert', onHello((socket) => socket.end(alert))],
    ['plaintext', onHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))],
  ];
  for (const [kind, script] of cases) {
    const { attempt, handshake } = await dialled(script);
    assert.deepEqual([attempt.kind, handshake.kind], [kind, kind]);
  }
});

test('data and a RST in the same moment are data and a RST', async () => {
  const { attempt } = await dialled(
    onHello((socket) => {
      socket.write(serverHello12);
      socket.resetAndDestroy();
    }),
  );
  assert.deepEqual(attempt, { kind: 'rst', stage: 'in-server-flight' });
});

test('key shares have the length of the wire', () => {
  const net = createNet({ target: { port: 1, extraRoots: [] } });
  assert.deepEqual(
    [29, 23, 24, 25].map((group) => net.keyShare(group)?.length),
    [32, 65, 97, 133],
  );
});

test('sessions come back by ticket, by id and in TLS 1.3', async () => {
  // BoringSSL sends the tickets of TLS 1.3 with the first data.
  const peer = await startTlsPeer({}, (socket) => socket.write('hello'));
  const net = createNet({ target: { port: peer.port, extraRoots: [] } });
  const wishes = [{ maxVersion: 'TLSv1.2' }, { maxVersion: 'TLSv1.2', tickets: false }, {}] as const;
  for (const wish of wishes) {
    const asked = {
      purpose: 'x',
      address: '127.0.0.1',
      serverName: null,
      listenMs: 1_000,
      ...wish,
    };
    const first = await net.handshake(asked);
    const second = await net.handshake({ ...asked, session: first.session });
    assert.deepEqual([first.resumed, second.resumed], [false, true], JSON.stringify([wish, first, second]));
    assert.equal(first.ticket, !('tickets' in wish));
  }
  await peer.close();
});

test('a connection with a session to take up later ends with close_notify, another is dropped', async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const sent = async (closeCleanly: boolean) => {
      const { attempt } = await shake({ maxVersion }, () => {}, { listenMs: 50, closeCleanly });
      assert.deepEqual(attempt.outcome, { kind: 'answered', stage: 'after-finished' });
      return attempt.events.filter(({ kind }) => kind === 'sent').length;
    };
    assert.equal(await sent(true), (await sent(false)) + 1, maxVersion);
  }
});

test('a session too large to be shown in TLS 1.3 is not said to be none', async () => {
  const names = Array.from({ length: 600 }, (_, number) => `host-${number}.handrail.test`);
  const large = makeCertificate({ subject: 'handrail.test', names });
  const cert = { key: privatePem(large), cert: pem(large) };
  const unseen = await shake(cert, (socket) => socket.write('hello'), { minVersion: 'TLSv1.3' });
  assert.deepEqual([unseen.completed, unseen.session, unseen.sessionTooLarge], [true, null, true]);
  const usual = await shake({}, (socket) => socket.write('hello'), { minVersion: 'TLSv1.3' });
  assert.deepEqual([usual.completed, usual.sessionTooLarge], [true, false]);
});

test('a client certificate is shown in both versions, and a wrong passphrase is a value', async () => {
  const encrypted = leaf.key.privateKey.export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'right',
  });
  const peer = await startTlsPeer({ requestCert: true, rejectUnauthorized: false });
  const asked = {
    purpose: 'x',
    address: '127.0.0.1',
    serverName: null,
    listenMs: 100,
    clientCertificate: true,
  };
  const netWith = (passphrase: string) =>
    createNet({
      target: { port: peer.port, extraRoots: [] },
      secrets: {
        proxyPassword: null,
        clientIdentity: { kind: 'pem', certificates: pem(leaf), key: encrypted.toString(), passphrase },
      },
    });
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const shown = await netWith('right').handshake({ ...asked, maxVersion });
    assert.deepEqual([shown.completed, shown.certificateShown], [true, true], JSON.stringify(shown));
  }
  const wrong = await netWith('wrong').handshake(asked);
  assert.match(wrong.localRefusal ?? '', /passphrase/);
  await peer.close();
});
