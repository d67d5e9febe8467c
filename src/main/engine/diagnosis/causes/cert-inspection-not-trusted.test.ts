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
  it('is ruled out for an issuer that is not known as one', () => {
    expect(cause.examine({ certificate: certificateFacts() }, told(), none).verdict).toBe('ruled-out');
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
});
