import { describe, expect, it } from 'vitest';
import { judgeOcsp } from './judge-ocsp';
import { ocspRequest } from './ocsp-request';
import { der, sequence } from './testing/encode';
import { makeCertificate, parsed, rsaKey } from './testing/make-chain';
import { makeOcsp, type WantedOcsp } from './testing/make-ocsp';
import { AT, good, life, middle, root } from './testing/practice';

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const leaf = parsed(good);
const issuer = parsed(middle);
const judge = (wanted: Partial<WantedOcsp> = {}, at = AT) =>
  judgeOcsp(makeOcsp({ certificate: good, issuer: middle, ...wanted }), leaf, issuer, at);

describe('an answer of the issuer itself', () => {
  it('that says “good” is good, with its times', () => {
    expect(judge()).toEqual({
      status: 'good',
      why: 'The issuer says that it was not cancelled.',
      revokedAt: null,
      reason: null,
      thisUpdate: '2026-05-31T00:00:00.000Z',
      nextUpdate: '2026-06-07T00:00:00.000Z',
      signedAt: '2026-05-31T00:00:00.000Z',
    });
  });
  it('that says “revoked” tells when and why', () => {
    const verdict = judge({ status: 'revoked', revokedAt: '2026-05-02T00:00:00', reason: 1 });
    expect(verdict).toMatchObject({
      status: 'revoked',
      revokedAt: '2026-05-02T00:00:00.000Z',
      reason: 'keyCompromise',
    });
    expect(judge({ status: 'revoked' }).reason).toBeNull();
  });
  it('that does not know the certificate is no good answer', () => {
    expect(judge({ status: 'unknown' }).status).toBe('unknown');
  });
  it('may name the issuer by SHA-256', () => {
    expect(judge({ hash: 'sha256' }).status).toBe('good');
  });
  it('may be signed with an RSA key', () => {
    const authority = makeCertificate({
      subject: 'R',
      issuer: root,
      authority: true,
      key: rsaKey(2048),
      ...life,
    });
    const below = makeCertificate({ subject: 'S', issuer: authority });
    const answer = makeOcsp({ certificate: below, issuer: authority });
    expect(judgeOcsp(answer, parsed(below), parsed(authority), AT).status).toBe('good');
  });
});

describe('freshness', () => {
  it('is over after nextUpdate, some minutes allowed for clocks', () => {
    expect(judge({}, new Date('2026-06-07T00:04:00Z')).status).toBe('good');
    expect(judge({}, new Date('2026-06-07T00:06:00Z'))).toMatchObject({
      status: 'out-of-date',
      why: 'The answer was good only until 7 June 2026.',
    });
  });
  it('is not there yet before thisUpdate', () => {
    expect(judge({}, new Date('2026-05-30T23:00:00Z')).status).toBe('out-of-date');
  });
  it('lasts a week where the answer does not say how long', () => {
    expect(judge({ nextUpdate: null }).status).toBe('good');
    expect(judge({ nextUpdate: null }, new Date('2026-06-08T00:00:00Z')).status).toBe('out-of-date');
  });
  it('does not matter to a certificate that was cancelled for good', () => {
    const late = new Date('2026-07-01T00:00:00Z');
    expect(judge({ status: 'revoked', reason: 1 }, late).status).toBe('revoked');
    expect(judge({ status: 'revoked', reason: 6 }, late).status).toBe('out-of-date');
  });
});

describe('who may answer', () => {
  const delegate = (more: object = {}) =>
    makeCertificate({ subject: 'Responder', issuer: middle, purposes: [OCSP_SIGNING], ...more });
  it('is whom the issuer made a certificate for this purpose', () => {
    const signer = delegate();
    expect(judge({ signer, certificates: [signer] }).status).toBe('good');
  });
  it.each([
    ['for another purpose', { purposes: ['1.3.6.1.5.5.7.3.1'] }],
    ['by another issuer', { issuer: root }],
    ['that has run out', { notAfter: '2026-05-01T00:00:00' }],
  ])('is not who has a certificate %s', (_what, more) => {
    const signer = delegate(more);
    expect(judge({ signer, certificates: [signer] })).toMatchObject({
      status: 'unusable',
      why: 'Whoever signed the answer may not speak for the issuer of the certificate.',
    });
  });
  it('is not the server itself', () => {
    expect(judge({ signer: good, certificates: [good] }).status).toBe('unusable');
  });
  it('is not a stranger', () => {
    expect(judge({ signer: delegate() })).toMatchObject({
      status: 'unusable',
      why: 'The signature of the answer is neither the issuer’s nor that of anybody it names.',
    });
  });
});

describe('an answer that proves nothing', () => {
  it('is one about another certificate', () => {
    const other = makeCertificate({ subject: 'Other', issuer: middle });
    expect(judge({ certificate: other }).why).toBe('The answer is about another certificate.');
    expect(judge({ issuer: root, signer: middle }).why).toBe('The answer is about another certificate.');
  });
  it('is one that was changed on the way', () => {
    const bytes = Buffer.from(makeOcsp({ certificate: good, issuer: middle }));
    const at = bytes.indexOf(Buffer.from('20260607'));
    bytes.write('20270607', at);
    expect(judgeOcsp(bytes, leaf, issuer, AT).status).toBe('unusable');
  });
  it('is a refusal, with its name', () => {
    const refusal = sequence(der(0x0a, Uint8Array.of(6)));
    expect(judgeOcsp(refusal, leaf, issuer, AT).why).toBe('The responder gives no answer: unauthorized.');
  });
  it('is one that can’t be read, at whatever byte it was cut', () => {
    const whole = makeOcsp({ certificate: good, issuer: middle });
    for (let length = 0; length < whole.length; length += 3)
      expect(judgeOcsp(whole.subarray(0, length), leaf, issuer, AT).status).toBe('unusable');
    expect(judgeOcsp(new TextEncoder().encode('<html>'), leaf, issuer, AT).status).toBe('unusable');
    expect(judgeOcsp(new Uint8Array(200_000), leaf, issuer, AT).status).toBe('unusable');
  });
});

describe('a request', () => {
  it('names the certificate by its serial number', () => {
    const request = Buffer.from(ocspRequest(leaf, issuer)).toString('hex');
    expect(request).toContain(Buffer.from(leaf.serial).toString('hex'));
  });
});
