import { describe, expect, it } from 'vitest';
import { match, told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './cert-inspection-not-trusted';

const none = new Map();

const inspected = [
  presented({ issuer: 'O=AO Kaspersky Lab, CN=Kaspersky Anti-Virus Personal Root Certificate' }),
];

describe('cert-inspection-not-trusted', () => {
  it('is likely when the issuer is a known inspector and the chain is not trusted', () => {
    const certificate = certificateFacts([fault('unknown-root', 'The root is not known.')], inspected);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'likely',
      title: 'Kaspersky looks into this connection',
    });
  });
  it('is only possible when this computer trusts the inspector and the text says nothing of a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], inspected) }, told(), none).verdict).toBe(
      'possible',
    );
  });
  it('is likely when the program refused the certificate that this computer trusts', () => {
    const said = told({}, match({ id: 'java.pkix', event: 'certificate-rejected-here' }));
    expect(cause.examine({ certificate: certificateFacts([], inspected) }, said, none).verdict).toBe(
      'likely',
    );
  });
  it('counts a name less that was supposed and never seen', () => {
    const supposed = [presented({ issuer: 'CN=Smoothwall default CA' })];
    const certificate = certificateFacts([fault('unknown-root', 'The root is not known.')], supposed);
    expect(cause.examine({ certificate }, told(), none)).toMatchObject({
      verdict: 'possible',
      because: expect.arrayContaining([expect.objectContaining({ grade: 'inferred' })]),
    });
  });
  it('is only possible when the certificate vouches for itself: that may be the device’s own page', () => {
    const subject = 'CN=FGT60F0000000001, O=Fortinet';
    const own = [presented({ subject, issuer: subject, selfIssued: true })];
    const certificate = certificateFacts([fault('unknown-root', 'The root is not known.')], own);
    const refused = told({}, match({ id: 'java.pkix', event: 'certificate-rejected-here' }));
    expect(cause.examine({ certificate }, refused, none)).toMatchObject({
      verdict: 'possible',
      against: expect.arrayContaining([expect.stringContaining('the server may be that device itself')]),
    });
  });
  it('is possible without a name when the root was installed here by nobody that the person knows', () => {
    const store = { name: 'a list', roots: 140, anchor: null, faults: [] };
    const path = {
      attemptId: 'trust-path-1',
      stores: [
        { ...store, id: 'this-computer' as const, trusted: true },
        { ...store, id: 'mozilla' as const, trusted: false },
      ],
      fetched: [],
      repaired: null,
    };
    const refused = match({ id: 'java.pkix', event: 'certificate-rejected-here' });
    const said = (answer: string) => told({ answers: { 'private-authority': answer } }, refused);
    const shown = { certificate: certificateFacts(), 'trust-path': path };
    expect(cause.examine(shown, said('no'), none).verdict).toBe('possible');
    expect(cause.examine(shown, said('yes'), none).verdict).toBe('ruled-out');
  });
  it('is ruled out for an issuer that is not known as one', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
});
