import '../../webcrypto';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServer, type TlsOptions } from 'node:tls';
import type { FlightOptions, FlightResult } from '../../probes/net-port';
import { GROUPS } from '../../wire/ids';
import { createNet } from '../create-net';
import { ownShare } from '../shares/own-share';
import { startPeer } from '../testing/peer';
import { makeCertificate, pem, rsaKey } from '../trust/testing/make-chain';
import { usableSuites } from './aead';
import { onFirst, ScriptedServer } from './testing/scripted-server';

// What depends on the runtime: ciphers that BoringSSL lacks, key agreement, and how signatures are checked.
const leaf = makeCertificate({ subject: 'handrail.test', names: ['handrail.test'] });
const privatePem = (made: typeof leaf) =>
  made.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const fly = async (server: TlsOptions, more: Partial<FlightOptions> = {}): Promise<FlightResult> => {
  const listening = createServer(
    { key: privatePem(leaf), cert: pem(leaf), minVersion: 'TLSv1.3', ...server },
    (socket) => socket.on('error', () => {}),
  );
  listening.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const result = await createNet({ target: { port, extraRoots: [] } }).flight({
    purpose: 'our own TLS 1.3 handshake',
    address: '127.0.0.1',
    serverName: 'handrail.test',
    listenMs: 100,
    ...more,
  });
  await new Promise((resolve) => listening.close(resolve));
  return result;
};

for (const suite of [0x1301, 0x1302, 0x1303]) {
  test(`a flight with suite ${suite.toString(16)} is opened to its end`, async () => {
    const result = await fly({}, { suites: [suite] });
    assert.equal(result.finishedValid, true, JSON.stringify(result.attempt));
    assert.equal(result.completed, true);
    assert.deepEqual(result.certificateVerify, { scheme: 0x0403, valid: true });
    assert.equal(result.certificates?.length, 1);
    assert.equal(result.afterFinished, 'quiet');
  });
}

test('a brief flight completes', async () => {
  for (const suite of [0x1301, 0x1302, 0x1303]) {
    const result = await fly({}, { suites: [suite], brief: true, listenMs: 0 });
    assert.equal(result.completed, true, JSON.stringify(result.attempt));
    assert.deepEqual(result.attempt.outcome, { kind: 'answered', stage: 'after-finished' });
    assert.equal(result.certificateVerify?.valid, true);
  }
});

test('a flight with each classical group is opened', async () => {
  for (const group of ['x25519', 'secp256r1', 'secp384r1'] as const) {
    const result = await fly({ ecdhCurve: 'X25519:P-256:P-384' }, { groups: [GROUPS[group]] });
    assert.equal(result.serverHello?.group, GROUPS[group], JSON.stringify(result.attempt));
    assert.equal(result.finishedValid, true);
  }
});

test('a HelloRetryRequest is answered', async () => {
  const result = await fly({ ecdhCurve: 'P-384' });
  assert.equal(result.retry?.group, GROUPS.secp384r1, JSON.stringify(result.attempt));
  assert.equal(result.finishedValid, true);
});

test('an RSA signature is checked', async () => {
  const made = makeCertificate({ subject: 'handrail.test', key: rsaKey(2048) });
  const result = await fly({ key: privatePem(made), cert: pem(made) });
  assert.deepEqual(result.certificateVerify, { scheme: 0x0804, valid: true });
});

test('a refusal after Finished is read', async () => {
  const result = await fly(
    { requestCert: true, rejectUnauthorized: true, ca: pem(leaf) },
    { listenMs: 3_000 },
  );
  assert.equal(result.afterFinished, 'alert', JSON.stringify(result.attempt));
  assert.equal(result.certificateRequest?.authorities.length, 1);
});

test('a wrong tag is a value', async () => {
  const peer = await startPeer(
    onFirst(async (socket, record) => {
      const server = await ScriptedServer.from(record);
      const sealed = server.say(server.encryptedExtensions);
      sealed[9] = (sealed[9] ?? 0) ^ 1;
      socket.write(Buffer.concat([server.helloRecord, sealed]));
    }),
  );
  const net = createNet({ target: { port: peer.port, extraRoots: [] } });
  const options = { purpose: 'x', address: '127.0.0.1', serverName: null, listenMs: 0 };
  assert.equal((await net.flight(options)).attempt.outcome.kind, 'malformed');
  const chacha = await net.flight({ ...options, suites: [0x1303] });
  assert.equal(chacha.attempt.outcome.kind, 'malformed');
  await peer.close();
});

test('ChaCha20-Poly1305 is there although node:crypto lacks it, and nothing is offered that could not be opened', async () => {
  const codes = [...(await usableSuites()).keys()];
  assert.deepEqual(codes.slice(0, 3), [0x1302, 0x1301, 0x1303]);
  const suite = (await usableSuites([0x1303])).get(0x1303);
  const aead = suite?.make(new Uint8Array(32).fill(1));
  const [nonce, additional] = [new Uint8Array(12), Uint8Array.of(9)];
  const sealed = aead?.seal(nonce, additional, Uint8Array.of(1, 2, 3)) ?? new Uint8Array();
  assert.deepEqual([...(aead?.open(nonce, additional, sealed) ?? [])], [1, 2, 3]);
  assert.equal(aead?.open(nonce, Uint8Array.of(8), sealed), null);
});

test('key shares of every kind that this runtime has', () => {
  const net = createNet({ target: { port: 1, extraRoots: [] } });
  const groups = [GROUPS.ffdhe2048, GROUPS.X25519MLKEM768, GROUPS.SecP384r1MLKEM1024, GROUPS.MLKEM512];
  assert.deepEqual(
    groups.map((group) => net.keyShare(group)?.length),
    [256, 1216, 1665, 800],
  );
  const [one, other] = [ownShare(GROUPS.secp521r1, null), ownShare(GROUPS.secp521r1, null)];
  const secret = one?.agree(other?.key ?? new Uint8Array());
  assert.equal(secret?.length, 66);
  assert.equal(one?.agree(new Uint8Array(133)), null);
});
