import { describe, expect, it } from 'vitest';
import { judgeCrl } from './judge-crl';
import { der, sequence, text } from './testing/encode';
import { extension, makeCertificate, parsed } from './testing/make-chain';
import { crlExtension, distributionPoint, makeCrl, type WantedCrl } from './testing/places';
import { AT, good, life, middle, root, server } from './testing/practice';

const issuer = parsed(middle);
const judge = (wanted: Partial<WantedCrl> = {}, certificate = good, at = AT) =>
  judgeCrl(makeCrl({ issuer: middle, ...wanted }), parsed(certificate), issuer, at);

describe('a revocation list', () => {
  it('that does not hold the certificate says that it is good', () => {
    expect(judge()).toMatchObject({
      status: 'good',
      thisUpdate: '2026-05-31T00:00:00.000Z',
      nextUpdate: '2026-06-07T00:00:00.000Z',
    });
    expect(judge({ revoked: [{ certificate: server() }] }).status).toBe('good');
  });
  it('that holds it says when and why', () => {
    const revoked = [{ certificate: server() }, { certificate: good, at: '2026-05-02T00:00:00', reason: 4 }];
    expect(judge({ revoked })).toMatchObject({
      status: 'revoked',
      revokedAt: '2026-05-02T00:00:00.000Z',
      reason: 'superseded',
    });
  });
  it('is read as PEM, too', () => {
    const bytes = makeCrl({ issuer: middle, revoked: [{ certificate: good }] });
    const pem = `-----BEGIN X509 CRL-----\n${Buffer.from(bytes).toString('base64')}\n-----END X509 CRL-----\n`;
    expect(judgeCrl(text(pem), parsed(good), issuer, AT).status).toBe('revoked');
  });
  it('is over after its time, and a cancelled certificate stays cancelled', () => {
    const late = new Date('2026-06-08T00:00:00Z');
    expect(judge({}, good, late).status).toBe('out-of-date');
    expect(judge({ revoked: [{ certificate: good }] }, good, late).status).toBe('revoked');
  });
  it('is found in a list of a hundred thousand', () => {
    const many = Array.from({ length: 100_000 }, (_, at) =>
      sequence(der(0x02, Uint8Array.of(2, at >> 16, at >> 8, at & 0xff)), der(0x17, text('260501000000Z'))),
    );
    const last = sequence(der(0x02, parsed(good).serial), der(0x17, text('260501000000Z')));
    const entries = sequence(Buffer.concat([...many, last]));
    expect(entries.length).toBeGreaterThan(2_000_000);
    expect(judge({ entries }).status).toBe('revoked');
  });
});

describe('a list that proves nothing', () => {
  it.each<[string, Partial<WantedCrl>, string]>([
    ['is another issuer’s', { issuer: root }, 'The list is another issuer’s.'],
    ['is signed by somebody else', { signer: root }, 'The signature of the list is not the issuer’s.'],
    [
      'is about authorities only',
      { extensions: [distributionPoint([], 0x82)] },
      'The list is about certificates of another kind.',
    ],
    [
      'is another part of the whole',
      { extensions: [distributionPoint(['http://ca.test/2.crl'])] },
      'The list is about other certificates of this issuer.',
    ],
    [
      'speaks for other issuers as well',
      { extensions: [distributionPoint([], 0x84)] },
      'The list speaks for other issuers as well, and that can’t be checked.',
    ],
    [
      'holds only what changed',
      { extensions: [extension('2.5.29.27', true, der(0x02, Uint8Array.of(1)))] },
      'The list has a condition that is not known here (2.5.29.27).',
    ],
  ])('%s', (_what, wanted, why) => {
    expect(judge(wanted)).toMatchObject({ status: 'unusable', why });
  });
  it('comes from an issuer whose key may not sign lists', () => {
    const mute = makeCertificate({ subject: 'Mute', issuer: root, authority: true, keyUsage: [5], ...life });
    const below = server({ issuer: mute });
    const list = makeCrl({ issuer: mute });
    expect(judgeCrl(list, parsed(below), parsed(mute), AT).why).toBe(
      'The issuer’s key may not sign such lists.',
    );
  });
  it('can’t be read, at whatever byte it was cut', () => {
    const whole = makeCrl({ issuer: middle, revoked: [{ certificate: good, reason: 1 }] });
    for (let length = 0; length < whole.length; length += 1)
      expect(judgeCrl(whole.subarray(0, length), parsed(good), issuer, AT).status).toBe('unusable');
  });
});

describe('a part of a list', () => {
  it('is good for the certificates that point to it', () => {
    const pointing = server({ extensions: [crlExtension('http://ca.test/1.crl')] });
    const extensions = [distributionPoint(['http://ca.test/1.crl'], 0x81)];
    expect(judge({ extensions }, pointing).status).toBe('good');
    expect(judge({ extensions, revoked: [{ certificate: pointing }] }, pointing).status).toBe('revoked');
  });
});
