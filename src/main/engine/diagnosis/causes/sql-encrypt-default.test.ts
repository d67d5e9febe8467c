import { describe, expect, it } from 'vitest';
import type { EvidenceMap } from '../../../../shared/model/evidence';
import { hello, helloFacts, match, told } from '../testing/build';
import { certificateFacts, fault, presented } from '../testing/situations';
import { cause } from './sql-encrypt-default';

const none = new Map();

const starttls: EvidenceMap['starttls'] = {
  protocol: 'tds',
  foundBy: 'port',
  offered: true,
  refusedText: null,
  why: null,
  result: hello('starttls-1', 'TLS 1.2'),
};
const FALLBACK = presented({
  subject: 'CN=SSL_Self_Signed_Fallback',
  issuer: 'CN=SSL_Self_Signed_Fallback',
  selfIssued: true,
});
const selfSigned = certificateFacts([fault('self-signed', 'It vouches for itself.')], [FALLBACK]);
const privateRoot = certificateFacts([fault('unknown-root', 'Its root is not known here.')]);
const refused = match({ id: 'sqlclient.untrusted', event: 'certificate-rejected-here', ranks: [] });

const examine = (certificate: EvidenceMap['certificate'] | undefined, said = told(), dialogue = starttls) =>
  cause.examine(
    { hello: helloFacts('TLS 1.2'), starttls: dialogue, ...(certificate ? { certificate } : {}) },
    said,
    none,
  );

describe('sql-encrypt-default', () => {
  it('is confirmed by the certificate that SQL Server makes for itself', () => {
    expect(examine(selfSigned)).toMatchObject({
      verdict: 'confirmed',
      because: [{ grade: 'measured', attempts: ['certificate-1'] }, { grade: 'inferred' }],
    });
  });
  it('holds the program’s own complaint against it', () => {
    expect(JSON.stringify(examine(selfSigned, told({}, refused)))).toContain('"compared"');
  });
  it('is likely for another certificate that the program says it refused, and possible without that', () => {
    expect(examine(privateRoot, told({}, refused)).verdict).toBe('likely');
    expect(examine(privateRoot).verdict).toBe('possible');
    expect(examine(privateRoot, told({ answers: { changed: 'update' } })).verdict).toBe('likely');
  });
  it('is no more than possible when the text says that the server ended it', () => {
    expect(examine(selfSigned, told({}, match()))).toMatchObject({
      verdict: 'possible',
      against: [expect.any(String)],
    });
  });
  it('is ruled out for a certificate that passes, and for what is no database', () => {
    expect(examine(certificateFacts()).verdict).toBe('ruled-out');
    expect(
      cause.examine({ hello: helloFacts('TLS 1.3'), certificate: selfSigned }, told(), none).verdict,
    ).toBe('ruled-out');
  });
  it('is unknown when the certificate could not be read, and ruled out when there is none', () => {
    expect(examine(undefined).verdict).toBe('unknown');
    const plain = { ...starttls, offered: false, why: 'not-offered' as const };
    expect(examine(undefined, told(), plain).verdict).toBe('ruled-out');
  });
});
