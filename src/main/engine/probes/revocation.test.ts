import { describe, expect, it } from 'vitest';
import type { ChainLink, RevocationVerdict } from './net-port';
import { probe } from './revocation';
import { certificateSeen } from './testing/certificate-seen';
import { context, type FakeNetScript, fakeNet } from './testing/fake-net';

const OCSP = 'http://ocsp.test/';
const CRL = 'http://crl.test/1.crl';
const link = (more: Partial<ChainLink> = {}): ChainLink => ({
  index: 0,
  subject: 'CN=Server',
  issuer: Uint8Array.of(2),
  ocspUrls: [OCSP],
  crlUrls: [CRL],
  mustStaple: false,
  ocspRequest: Uint8Array.of(0x30, 0),
  ...more,
});
const says = (
  status: RevocationVerdict['status'],
  more: Partial<RevocationVerdict> = {},
): RevocationVerdict => ({
  status,
  why: status,
  revokedAt: null,
  reason: null,
  thisUpdate: '2026-05-31T00:00:00.000Z',
  nextUpdate: null,
  signedAt: '2026-05-31T00:00:00.000Z',
  ...more,
});
interface Scene {
  readonly links?: readonly ChainLink[];
  readonly ocsp?: RevocationVerdict;
  readonly crl?: RevocationVerdict;
  readonly fetch?: FakeNetScript['fetch'];
  readonly staple?: boolean;
  /** Waits that are shorter than this, in ms, are over at once. */
  readonly patience?: number;
  /** Nobody ever answers. */
  readonly silent?: boolean;
}
const run = async ({
  links = [link()],
  ocsp = says('good'),
  crl = says('good'),
  fetch,
  staple = false,
  patience = 0,
  silent = false,
}: Scene = {}) => {
  const net = fakeNet({
    fetch: fetch ?? (() => ({ status: 'fetched', why: '', body: Uint8Array.of(1), ms: 9.99 })),
    trust: { links: async () => links, judgeOcsp: async () => ocsp, judgeCrl: async () => crl },
  });
  const staples = staple ? { staples: [{ attemptId: 'certificate-2', der: 'AQ==' }] } : {};
  const patient: typeof net = {
    ...net,
    pause: (ms) => (ms < patience ? Promise.resolve() : new Promise(() => {})),
    ...(silent ? { fetchPlain: () => new Promise(() => {}) } : {}),
  };
  const answer = await probe.run(context(patient, { certificate: certificateSeen({}, staples) }));
  if (answer.status !== 'ok') throw new Error(answer.why);
  probe.facts.parse(answer.facts);
  return { ...answer, entry: answer.facts.certificates[0], asked: net.calls.fetches.map(({ url }) => url) };
};

describe('revocation', () => {
  it('is not asked about where no certificate was shown', async () => {
    expect((await probe.run(context(fakeNet({})))).status).toBe('skipped');
  });
  it('is settled by the responder alone', async () => {
    const { entry, outcome, asked, facts } = await run();
    expect(asked).toEqual([OCSP]);
    expect(entry).toMatchObject({
      staple: null,
      ocsp: [{ status: 'good', url: OCSP, ms: 10, attemptId: 'e1' }],
      crl: [],
    });
    expect(outcome).toBe('Their issuers say that they were not cancelled.');
    expect(facts.times).toMatchObject([{ kind: 'signed-answer', from: 'ocsp.test' }]);
  });
  it.each(['unknown', 'unusable', 'out-of-date'] as const)(
    'is looked up in the list after “%s”',
    async (status) => {
      const crl = says('revoked', { revokedAt: '2026-05-01T00:00:00.000Z' });
      const { entry, asked, outcome } = await run({ ocsp: says(status), crl });
      expect(asked).toEqual([OCSP, CRL]);
      expect(entry?.crl[0]?.status).toBe('revoked');
      expect(outcome).toBe('The issuer has cancelled the certificate of “CN=Server”.');
    },
  );
  it('is looked up in the list beside a responder that takes its time', async () => {
    const { entry, asked } = await run({ patience: 5_000 });
    expect(asked).toEqual([OCSP, CRL]);
    expect([entry?.ocsp.length, entry?.crl.length]).toEqual([1, 1]);
  });
  it('is open when the time is used up, and says so', async () => {
    const { entry, outcome } = await run({ patience: 60_000, silent: true });
    expect(entry?.ocsp[0]).toMatchObject({
      status: 'unreachable',
      why: 'The time for this question was used up before an answer was there.',
    });
    expect(outcome).toMatch(/nobody could say/);
  });
  it('is open when nobody answers', async () => {
    const { entry, outcome } = await run({ fetch: () => ({}) });
    expect([entry?.ocsp[0]?.status, entry?.crl[0]?.status]).toEqual(['unreachable', 'unreachable']);
    expect(outcome).toBe('For 1 of 1 certificates nobody could say whether it was cancelled.');
  });
  it('is open when nobody may be asked, and says so', async () => {
    const { entry, outcome } = await run({ fetch: () => ({ status: 'not-allowed', why: 'No.' }) });
    expect(entry?.ocsp[0]).toMatchObject({ status: 'not-allowed', why: 'No.' });
    expect(outcome).toBe('Nobody was asked: nothing may be sent to others.');
  });
  it('needs nobody after a good staple, and somebody after another one', async () => {
    const good = await run({ staple: true });
    expect([good.asked, good.entry?.staple?.status]).toEqual([[], 'good']);
    expect(good.entry?.staple).toMatchObject({ url: null, attemptId: 'certificate-2' });
    const late = await run({ staple: true, ocsp: says('out-of-date') });
    expect([late.asked, late.entry?.staple?.status]).toEqual([[OCSP, CRL], 'out-of-date']);
  });
  it('can’t be checked without the issuer’s certificate, so nobody is asked', async () => {
    const { entry, asked } = await run({ links: [link({ issuer: null, ocspRequest: null })] });
    expect(asked).toEqual([]);
    expect([entry?.ocsp[0]?.status, entry?.crl[0]?.status]).toEqual(['unusable', 'unusable']);
  });
  it('has nobody to be asked where a certificate names nobody, or only a directory', async () => {
    const { outcome, asked } = await run({ links: [link({ ocspUrls: [], crlUrls: ['ldap://dc.test/x'] })] });
    expect([asked, outcome]).toEqual([
      [],
      'These certificates name nobody who could be asked whether they were cancelled.',
    ]);
  });
  it('is asked about four certificates at most', async () => {
    const links = Array.from({ length: 9 }, (_, index) => link({ index, crlUrls: [] }));
    const { facts, asked } = await run({ links });
    expect([facts.certificates.length, asked.length]).toEqual([4, 4]);
  });
});
