import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-untrusted-root';

const none = new Map();

/** What came of looking for the missing link: it was found, and leads to a root that is trusted here, or not. */
const repairedPath = (trusted: boolean) => ({
  attemptId: 'certificate-1',
  stores: [],
  fetched: [],
  repaired: {
    subjects: ['CN=shop.example', 'CN=Example Issuing Authority'],
    pem: '',
    trusted,
    store: 'the roots of this operating system',
  },
});

/** The issuer was fetched from where the certificate names it, and vouches for itself. */
const fetchedRoot = {
  url: 'http://issuer.example/root.cer',
  subject: 'CN=Example Root',
  status: 'fetched' as const,
  why: '',
  fingerprint: null,
  root: true,
};

describe('cert-untrusted-root', () => {
  it('is confirmed by the bytes of the certificate', () => {
    const certificate = certificateFacts([fault('unknown-root', 'The root is not known.')]);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'The root is not known.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('takes up the answer that the organisation issues its own certificates', () => {
    const certificate = certificateFacts([fault('unknown-root', 'The root is not known.')]);
    const said = told({ answers: { 'private-authority': 'yes' } });
    expect(JSON.stringify(cause.examine({ certificate }, said, none))).toContain(
      'most likely missing on this computer',
    );
  });
  it('is no more than likely when the issuer bears the name of software that looks into connections', () => {
    const chain = [presented({ issuer: 'CN=Zscaler Intermediate Root CA, O=Zscaler Inc.' })];
    const certificate = certificateFacts([fault('unknown-root', 'The root is not known.')], chain);
    expect(cause.examine({ certificate }, told(), none).verdict).toBe('likely');
  });
  it('is likely when the server sends authorities up to one that nobody knows', () => {
    const certificate = certificateFacts([fault('missing-intermediate', 'A link is missing.')]);
    expect(cause.examine({ certificate }, told(), none).verdict).toBe('likely');
    const alone = certificateFacts([fault('missing-intermediate', 'A link is missing.')], [presented()]);
    expect(cause.examine({ certificate: alone }, told(), none)).toMatchObject({
      verdict: 'unknown',
      why: expect.stringContaining('A link of the chain is missing'),
    });
  });
  it('goes by the root behind a missing link once the link was found', () => {
    const alone = certificateFacts([fault('missing-intermediate', 'A link is missing.')], [presented()]);
    const behind = (trusted: boolean) =>
      cause.examine({ certificate: alone, 'trust-path': repairedPath(trusted) }, told(), none).verdict;
    expect([behind(true), behind(false)]).toEqual(['ruled-out', 'possible']);
  });
  it('is likely when the issuer that is missing was fetched and is a root that nobody knows', () => {
    const alone = certificateFacts([fault('missing-intermediate', 'A link is missing.')], [presented()]);
    const path = { ...repairedPath(false), fetched: [fetchedRoot], repaired: null };
    expect(cause.examine({ certificate: alone, 'trust-path': path }, told(), none).verdict).toBe('likely');
  });
  it('is only possible behind a missing link', () => {
    const faults = [
      fault('unknown-root', 'The root is not known.'),
      fault('missing-intermediate', 'A link is missing.'),
    ];
    expect(cause.examine({ certificate: certificateFacts(faults) }, told(), none).verdict).toBe('possible');
  });
});
