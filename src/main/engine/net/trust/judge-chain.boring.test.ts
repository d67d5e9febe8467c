import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { judgeChain } from './judge-chain';
import { loadRoots, makeRoots } from './roots';
import {
  ecKey,
  type KeyPair,
  type Made,
  type Method,
  makeCertificate,
  parsed,
  rsaKey,
} from './testing/make-chain';

// What judging needs from the runtime's cryptography, tried out in the runtime that Electron brings (BoringSSL).
const AT = new Date('2026-06-01T00:00:00Z');
const life = { notBefore: '2020-01-01T00:00:00', notAfter: '2036-01-01T00:00:00', authority: true };

const faultsWith = (key: KeyPair, method: Method = 'sha256'): string[] => {
  const root = makeCertificate({ subject: 'Root', key, ...life });
  const server = makeCertificate({ subject: 'Server', names: ['www.lab.test'], issuer: root, method });
  const roots = makeRoots('x', [parsed(root)], []);
  return judgeChain([server.der], 'www.lab.test', AT, roots).faults.map(({ code }) => code);
};

test('signatures of every usual kind are checked', () => {
  assert.deepEqual(faultsWith(ecKey()), []);
  assert.deepEqual(faultsWith(ecKey('P-521')), []);
  assert.deepEqual(faultsWith(rsaKey(2048)), []);
  assert.deepEqual(faultsWith(rsaKey(2048), 'pss'), []);
  assert.deepEqual(faultsWith(generateKeyPairSync('ed25519')), []);
});

test('an outdated signature is checked and named, not called false', () => {
  assert.deepEqual(faultsWith(rsaKey(2048), 'sha1'), ['weak-signature']);
  assert.deepEqual(faultsWith(rsaKey(2048), 'md5'), ['weak-signature']);
});

test('a false signature is found', () => {
  const root = makeCertificate({ subject: 'Root', ...life });
  const forger: Made = { ...root, key: ecKey() };
  const server = makeCertificate({ subject: 'Server', issuer: forger });
  const verdict = judgeChain([server.der, root.der], null, AT, makeRoots('x', [parsed(root)], []));
  assert.equal(verdict.trusted, false);
  assert.ok(verdict.faults.length > 0);
});

test('this computer’s list of authorities is read', async () => {
  const roots = await loadRoots([]);
  assert.ok(roots.count > 50, `${roots.count} from ${roots.store}`);
});
