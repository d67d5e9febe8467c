import { describe, expect, it } from 'vitest';
import { told } from '../testing/build';
import { certificateFacts, fault } from '../testing/situations';
import { cause } from './cert-name-constraints';

const none = new Map();
const LIMITED = fault(
  'wrong-usage',
  'The authority “CN=Example Issuing Authority” is not allowed to vouch for the name shop.example.',
  1,
);

describe('cert-name-constraints', () => {
  it('is confirmed when an authority may not vouch for the name', () => {
    expect(cause.examine({ certificate: certificateFacts([LIMITED]) }, told(), none)).toMatchObject({
      verdict: 'confirmed',
      because: expect.arrayContaining([
        expect.objectContaining({ grade: 'measured', text: LIMITED.text, attempts: ['certificate-1'] }),
      ]),
    });
  });
  it('is ruled out for another kind of wrong use', () => {
    const purpose = fault('wrong-usage', 'The server’s certificate is not meant for servers.');
    expect(cause.examine({ certificate: certificateFacts([purpose]) }, told(), none).verdict).toBe(
      'ruled-out',
    );
  });
  it('can’t tell without a certificate', () => {
    expect(cause.examine({ certificate: certificateFacts([], []) }, told(), none).verdict).toBe('unknown');
  });
});
