import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-missing-intermediate';

const none = new Map();

describe('cert-missing-intermediate', () => {
  it('is likely, and possible where an authority was sent, since what is missing could also be a root', () => {
    const gap = [fault('missing-intermediate', 'A link is missing.')];
    const certificate = certificateFacts(gap, [presented()]);
    expect(cause.examine({ certificate: certificateFacts(gap) }, told(), none).verdict).toBe('possible');
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'likely',
      because: expect.arrayContaining([
        expect.objectContaining({ text: 'A link is missing.', attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out when the certificate has no such fault', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
  it('is confirmed when the fetched link completes the chain, and shows that chain as PEM', () => {
    const certificate = certificateFacts(
      [fault('missing-intermediate', 'A link is missing.')],
      [presented()],
    );
    const block = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(64)}\nAAAA\n-----END CERTIFICATE-----\n`;
    const path = {
      attemptId: 'trust-path-1',
      stores: [],
      fetched: [
        {
          ...{ url: 'http://ca.example/i.cer', status: 'fetched' as const, why: '' },
          ...{ subject: 'CN=Example Issuing Authority', fingerprint: 'bb22' },
        },
      ],
      repaired: {
        trusted: true,
        store: 'the roots of this operating system',
        subjects: ['CN=shop.example', 'CN=Example Issuing Authority'],
        pem: block + block,
      },
    };
    const verdict = cause.examine({ certificate, 'trust-path': path }, told(), none);
    expect(verdict).toMatchObject({
      verdict: 'confirmed',
      nextStep: expect.stringContaining('the chain that the server should send'),
      details: [
        { kind: 'chain' },
        { kind: 'table', rows: { length: 4 } },
        { kind: 'table', title: expect.stringContaining('2 of 2: CN=Example Issuing Authority') },
      ],
    });
    const untrusted = { ...path, repaired: { ...path.repaired, trusted: false } };
    expect(cause.examine({ certificate, 'trust-path': untrusted }, told(), none).verdict).toBe('likely');
  });
  it('says that browsers can fetch it only where the certificate names an address', () => {
    const gap = [fault('missing-intermediate', 'A link is missing.')];
    const said = (caIssuers: string[]) => {
      const certificate = certificateFacts(gap, [{ ...presented(), caIssuers }]);
      const verdict = cause.examine({ certificate }, told(), none);
      return 'meaning' in verdict ? verdict.meaning : '';
    };
    expect(said(['http://ca.example/i.cer'])).toContain('So it can work in the browser');
    expect(said([])).toContain('browsers can’t fetch it either');
    expect(said(['ldap://ca.example/cn=CA'])).toContain('browsers can’t fetch it either');
    expect(cause.meaning).not.toMatch(/browser/i);
  });
  it('shows the gap in the chain', () => {
    const certificate = certificateFacts(
      [fault('missing-intermediate', 'A link is missing.')],
      [presented()],
    );
    const verdict = cause.examine({ certificate }, told(), none);
    expect(verdict).toMatchObject({
      details: [
        {
          kind: 'chain',
          certificates: [{ role: 'server' }, { role: 'missing', subject: 'CN=Example Issuing Authority' }],
        },
      ],
    });
  });
});
