import type { RevocationVerdict, TrustPort } from '../../probes/net-port';
import { byStore } from './by-store';
import { chainLinks, issuersOf } from './chain-links';
import { judgeCrl } from './judge-crl';
import { judgeOcsp } from './judge-ocsp';
import { type ParsedCertificate, parseCertificate } from './parse-certificate';
import { certificatesIn } from './read-bundle';
import { unusable } from './revocation-verdict';

type Judge = (
  answer: Uint8Array,
  certificate: ParsedCertificate,
  issuer: ParsedCertificate,
  at: Date,
) => RevocationVerdict;

const judged =
  (judge: Judge): TrustPort['judgeOcsp'] =>
  async (answer, certificate, issuer, at) => {
    const [about, by] = [parseCertificate(certificate), parseCertificate(issuer)];
    return about && by ? judge(answer, about, by, at) : unusable('The certificate can’t be read.');
  };

/** TrustPort over this folder. `extraRoots`: those that the person added for this run (PEM). */
export const trustCalls = (extraRoots: readonly string[]): TrustPort => ({
  byStore: (certificates, name, at) => byStore(certificates, name, at, extraRoots),
  certificatesIn: async (bytes) => certificatesIn(bytes),
  issuersOf: async (certificate, candidates) => issuersOf(certificate, candidates),
  links: (certificates, at) => chainLinks(certificates, at, extraRoots),
  judgeOcsp: judged(judgeOcsp),
  judgeCrl: judged(judgeCrl),
});
