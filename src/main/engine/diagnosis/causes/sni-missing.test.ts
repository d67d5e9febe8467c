import { describe, expect, it } from 'vitest';
import { alert, asked, FIN, match, repeatFacts, told } from '../testing/build';
import { certificateFacts, serverNameFacts } from '../testing/situations';
import { cause } from './sni-missing';

const none = new Map();

const nameless = { ...asked().target, serverName: null };

describe('sni-missing, when the check itself had no name', () => {
  it('is confirmed when any name makes the server answer, and the pair held', () => {
    const names = serverNameFacts(null, FIN, 'TLS 1.3');
    const repeat = repeatFacts([{ key: 'server-name:other', base: FIN, variant: 'TLS 1.3' }]);
    const said = told({ target: nameless });
    expect(cause.examine({ 'server-name': names, repeat }, said, none).verdict).toBe('confirmed');
  });
  it('is likely when the server complains about the name (alert 112)', () => {
    const refused = alert(112, 'unrecognized_name');
    const names = serverNameFacts(null, refused, refused);
    expect(cause.examine({ 'server-name': names }, told({ target: nameless }), none).verdict).toBe('likely');
  });
  it('is only possible when nothing helps, because the right name was never tried', () => {
    const names = serverNameFacts(null, FIN, FIN);
    expect(cause.examine({ 'server-name': names }, told({ target: nameless }), none).verdict).toBe(
      'possible',
    );
  });
  it('is ruled out when the server answers without a name', () => {
    const names = serverNameFacts(null, 'TLS 1.3', 'TLS 1.3');
    expect(cause.examine({ 'server-name': names }, told({ target: nameless }), none).verdict).toBe(
      'ruled-out',
    );
  });
});

describe('sni-missing, when a name was sent', () => {
  const refused = alert(112, 'unrecognized_name');
  it('is likely when the pasted alert is the one that a greeting without a name brings', () => {
    const names = serverNameFacts('TLS 1.3', refused, 'TLS 1.3');
    const said = told(
      {},
      match({ id: 'openssl.alert-112', event: 'alert', alertCode: 112, program: 'openssl' }),
    );
    expect(cause.examine({ 'server-name': names }, said, none).verdict).toBe('likely');
  });
  it('is only possible when nothing says that the program leaves the name out', () => {
    const names = serverNameFacts('TLS 1.3', refused, 'TLS 1.3');
    expect(cause.examine({ 'server-name': names }, told(), none)).toMatchObject({ verdict: 'possible' });
  });
  it('is likely when another certificate comes without the name, and the program complains about the name', () => {
    const names = serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3', ['aa', 'dd', 'dd']);
    const said = told(
      {},
      match({ event: 'certificate-rejected-here', ranks: ['cert-name-mismatch', 'sni-missing'] }),
    );
    expect(cause.examine({ 'server-name': names }, said, none).verdict).toBe('likely');
  });
  it('can’t tell where the certificate changes by itself', () => {
    const names = serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3', ['aa', 'dd', 'dd']);
    const certificate = { ...certificateFacts(), sentName: names.name };
    const sighting = {
      attemptId: 'c',
      version: 'TLS 1.3',
      asked: 'any' as const,
      keyType: 'RSA',
      certificates: 2,
    };
    for (const turns of [{ varies: true }, { sightings: [{ ...sighting, fingerprint: 'dd' }] }])
      expect(
        cause.examine({ 'server-name': names, certificate: { ...certificate, ...turns } }, told(), none)
          .verdict,
      ).toBe('unknown');
    const steady = { ...certificate, sightings: [{ ...sighting, fingerprint: 'aa' }] };
    expect(cause.examine({ 'server-name': names, certificate: steady }, told(), none).verdict).toBe(
      'possible',
    );
  });
  it('is ruled out when the name makes no difference', () => {
    const names = serverNameFacts('TLS 1.3', 'TLS 1.3', 'TLS 1.3');
    expect(cause.examine({ 'server-name': names }, told(), none).verdict).toBe('ruled-out');
  });
  it('is ruled out when the name does not help', () => {
    const names = serverNameFacts(FIN, FIN, FIN);
    expect(cause.examine({ 'server-name': names }, told(), none).verdict).toBe('ruled-out');
  });
});
