import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suiteName } from '../../wire/ids';
import { encodeClientHello } from '../../wire/our-hello';
import { OWN_SUITES } from '../../wire/own-suites';
import { suiteFacts } from '../../wire/suite-facts';
import { createNet } from '../create-net';
import { freshRandom } from '../fresh-random';
import { privatePem, startTlsPeer } from '../testing/tls-server';
import { ecKey, makeCertificate, pem, rsaKey } from '../trust/testing/make-chain';

// What depends on the runtime: its hashes, ciphers and key agreement. BoringSSL's servers have fewer suites than its node:crypto can do.
const madeWith = (key: ReturnType<typeof ecKey>) => makeCertificate({ subject: 'handrail.test', key });
const byRsa = madeWith(rsaKey(2048));
const byEcdsa = madeWith(ecKey());
const NOT_IN_BORINGSSL: ReadonlySet<number> = new Set([0xc023, 0xc024, 0xc027, 0xc028, 0x003c, 0x003d]);

const finish = async (version: number, suite: number, ecdhCurve = 'auto') => {
  // One certificate at a time: a context of BoringSSL holds no more.
  const made = suiteFacts(suite)?.authentication === 'ecdsa' ? byEcdsa : byRsa;
  const peer = await startTlsPeer({
    key: privatePem(made),
    cert: pem(made),
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.2',
    ecdhCurve,
  });
  const send = encodeClientHello({
    versions: [version],
    random: freshRandom(32),
    sessionId: freshRandom(32),
    serverName: 'handrail.test',
    suites: [suite],
    groups: [0x1d, 0x17, 0x18, 0x19],
    signatureSchemes: [0x0403, 0x0804, 0x0401, 0x0201, 0x0203],
    keyShares: [],
    alpn: [],
  });
  const { attempt } = await createNet({ target: { port: peer.port, extraRoots: [] } }).attempt({
    ...{ purpose: 'to the end', address: '127.0.0.1', send, hello: null, until: 'finished' },
  });
  await peer.close();
  return attempt;
};

const inBoringSsl = process.versions.electron !== undefined;

for (const version of [0x0301, 0x0302, 0x0303]) {
  const suites = [...OWN_SUITES.keys()].filter(
    (suite) =>
      (suiteFacts(suite)?.minVersion ?? 0) <= version && (!inBoringSsl || !NOT_IN_BORINGSSL.has(suite)),
  );
  test(`our own end of a handshake in TLS 1.${version - 0x0301} completes with each suite`, async () => {
    for (const suite of suites) {
      const attempt = await finish(version, suite);
      const text = `${suiteName(suite)}: ${JSON.stringify(attempt)}`;
      assert.deepEqual(attempt.outcome, { kind: 'answered', stage: 'after-finished' }, text);
    }
  });
}

test('our own end of a handshake completes with each curve', async () => {
  for (const curve of ['X25519', 'P-256', 'P-384', 'P-521']) {
    const attempt = await finish(0x0303, 0xc02f, curve);
    assert.deepEqual(attempt.outcome, { kind: 'answered', stage: 'after-finished' }, JSON.stringify(attempt));
  }
});
