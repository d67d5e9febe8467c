import { createPrivateKey, createPublicKey } from 'node:crypto';
import { makeOcsp, type WantedOcsp } from '../../src/main/engine/net/trust/testing/make-ocsp';
import type { Identity } from '../../src/main/lab/pki';

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 19);

/** The same identity as the maker of answers wants it. */
const made = ({ der, keyPem, certificate }: Identity): WantedOcsp['issuer'] => {
  const privateKey = createPrivateKey(keyPem);
  return { der, name: certificate.subject, key: { privateKey, publicKey: createPublicKey(privateKey) } };
};

/** The responder's answer about a certificate (RFC 6960), made yesterday for a week. `signer`: another one than the issuer. */
export const ocspAnswer = (
  certificate: Identity,
  issuer: Identity,
  {
    status,
    signer = issuer,
  }: { readonly status: 'good' | 'revoked' | 'unknown'; readonly signer?: Identity },
): Uint8Array =>
  makeOcsp({
    certificate: made(certificate),
    issuer: made(issuer),
    status,
    revokedAt: inDays(-3),
    reason: 4,
    thisUpdate: inDays(-1),
    nextUpdate: inDays(6),
    signer: made(signer),
    ...(signer === issuer ? {} : { certificates: [made(signer)] }),
  });
