import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeCrl } from './judge-crl';
import { judgeOcsp } from './judge-ocsp';
import { ocspRequest } from './ocsp-request';
import { mozillaRoots } from './roots';
import { ecKey, type KeyPair, makeCertificate, parsed, rsaKey } from './testing/make-chain';
import { makeOcsp } from './testing/make-ocsp';
import { makeCrl } from './testing/places';

// What answers about revocation need from the runtime's cryptography, tried out in the runtime that Electron brings (BoringSSL).
const AT = new Date('2026-06-01T00:00:00Z');
const life = { notBefore: '2020-01-01T00:00:00', notAfter: '2036-01-01T00:00:00' };

const statuses = (key: KeyPair): string[] => {
  const issuer = makeCertificate({ subject: 'Issuer', authority: true, key, ...life });
  const certificate = makeCertificate({ subject: 'Server', issuer });
  const [about, by] = [parsed(certificate), parsed(issuer)];
  const list = makeCrl({ issuer, revoked: [{ certificate, reason: 1 }] });
  return [
    judgeOcsp(makeOcsp({ certificate, issuer }), about, by, AT).status,
    judgeOcsp(makeOcsp({ certificate, issuer, status: 'revoked' }), about, by, AT).status,
    judgeOcsp(makeOcsp({ certificate, issuer, signer: certificate }), about, by, AT).status,
    judgeCrl(list, about, by, AT).status,
    judgeCrl(makeCrl({ issuer }), about, by, AT).status,
  ];
};
const EXPECTED = ['good', 'revoked', 'unusable', 'revoked', 'good'];

test('answers and lists are checked with keys of both kinds', () => {
  assert.deepEqual(statuses(ecKey()), EXPECTED);
  assert.deepEqual(statuses(rsaKey(2048)), EXPECTED);
});

test('a request can be written', () => {
  const issuer = makeCertificate({ subject: 'Issuer', authority: true, ...life });
  const request = ocspRequest(parsed(makeCertificate({ subject: 'Server', issuer })), parsed(issuer));
  assert.ok(request.length > 60 && request[0] === 0x30);
});

test('Mozilla’s roots are there', () => {
  assert.ok(mozillaRoots().count > 100, String(mozillaRoots().count));
});
