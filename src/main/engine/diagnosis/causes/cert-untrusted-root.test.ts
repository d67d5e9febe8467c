import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-untrusted-root';

const none = new Map();

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
    expect(cause.examine({ certificate: alone }, told(), none).verdict).toBe('ruled-out');
  });
  it('is only possible behind a missing link', () => {
    const faults = [
      fault('unknown-root', 'The root is not known.'),
      fault('missing-intermediate', 'A link is missing.'),
    ];
    expect(cause.examine({ certificate: certificateFacts(faults) }, told(), none).verdict).toBe('possible');
  });
});
