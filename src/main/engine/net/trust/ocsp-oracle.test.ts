import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { privatePem } from '../testing/tls-server';
import { judgeCrl } from './judge-crl';
import { judgeOcsp } from './judge-ocsp';
import { ocspRequest } from './ocsp-request';
import { makeCertificate, parsed, pem } from './testing/make-chain';
import { makeOcsp } from './testing/make-ocsp';
import { makeCrl } from './testing/places';

/*
 * OpenSSL as a second opinion on what is written and read here: it answers our request, reads our lists, and checks the answers that the
 * other tests are made of. Where it is missing, the same is held by judge-ocsp.test.ts and judge-crl.test.ts.
 */
const folder = mkdtempSync(join(tmpdir(), 'handrail-ocsp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

const openssl = (...args: readonly string[]): string | null => {
  try {
    return execFileSync('openssl', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: 20_000,
    });
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT' ? null : 'refused';
  }
};
const installed = openssl('version')?.startsWith('OpenSSL') ?? false;

const life = { notBefore: '2020-01-01T00:00:00', notAfter: '2036-01-01T00:00:00' };
const issuer = makeCertificate({ subject: 'Issuer', authority: true, ...life });
const certificate = makeCertificate({ subject: 'Server', issuer, ...life });
const now = new Date();
const iso = (hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString().slice(0, 19);
const fresh = { thisUpdate: iso(-1), nextUpdate: iso(24) };

writeFileSync(at('issuer.pem'), pem(issuer));
writeFileSync(at('issuer.key'), privatePem(issuer));
writeFileSync(at('server.pem'), pem(certificate));

/** OpenSSL's answer to our request, as its index of certificates has it. */
const answered = (line: string): Uint8Array | null => {
  writeFileSync(at('index'), line);
  writeFileSync(at('request.der'), ocspRequest(parsed(certificate), parsed(issuer)));
  const made = openssl(
    ...['ocsp', '-index', at('index'), '-CA', at('issuer.pem'), '-rsigner', at('issuer.pem')],
    ...['-rkey', at('issuer.key'), '-ndays', '1', '-reqin', at('request.der'), '-respout', at('answer.der')],
  );
  return made === null || made === 'refused' ? null : readFileSync(at('answer.der'));
};
const serial = Buffer.from(parsed(certificate).serial).toString('hex').toUpperCase();
const judged = (answer: Uint8Array | null) =>
  answer && judgeOcsp(answer, parsed(certificate), parsed(issuer), new Date());

describe('OpenSSL, where it is installed,', () => {
  it('answers our request, and we read its answer', () => {
    if (!installed) return;
    expect(judged(answered(`V\t360101000000Z\t\t${serial}\tunknown\t/CN=Server\n`))?.status).toBe('good');
    expect(
      judged(answered(`R\t360101000000Z\t260501000000Z,keyCompromise\t${serial}\tunknown\t/CN=Server\n`)),
    ).toMatchObject({ status: 'revoked', revokedAt: '2026-05-01T00:00:00.000Z', reason: 'keyCompromise' });
    expect(judged(answered(`V\t360101000000Z\t\t7777\tunknown\t/CN=Other\n`))?.status).toBe('unknown');
  });
  it('agrees on answers that are made here', () => {
    if (!installed) return;
    for (const [status, word] of [
      ['good', 'good'],
      ['revoked', 'revoked'],
      ['unknown', 'unknown'],
    ] as const) {
      writeFileSync(at('ours.der'), makeOcsp({ certificate, issuer, status, ...fresh }));
      const said = openssl(
        ...['ocsp', '-respin', at('ours.der'), '-issuer', at('issuer.pem'), '-cert', at('server.pem')],
        ...['-CAfile', at('issuer.pem'), '-no_nonce'],
      );
      expect(said).toContain(`server.pem: ${word}`);
    }
  });
  it('agrees on lists that are made here', () => {
    if (!installed) return;
    for (const revoked of [[], [{ certificate, reason: 1 }]]) {
      const list = makeCrl({ issuer, revoked, ...fresh });
      writeFileSync(at('list.der'), list);
      const said = openssl(
        'crl',
        '-inform',
        'DER',
        '-in',
        at('list.der'),
        '-CAfile',
        at('issuer.pem'),
        '-text',
      );
      expect(said?.includes(`Serial Number: ${serial}`)).toBe(revoked.length > 0);
      const { status } = judgeCrl(list, parsed(certificate), parsed(issuer), new Date());
      expect(status).toBe(revoked.length > 0 ? 'revoked' : 'good');
    }
  });
});

describe('the certificate of these tests', () => {
  it('has a serial number to be asked for', () => {
    expect(serial).toMatch(/^01[0-9A-F]{4}$/);
  });
});
