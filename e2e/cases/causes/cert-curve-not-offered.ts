import { generateKeyPairSync } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import type { Identity, LabPki } from '../../../src/main/lab/pki';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** A certificate of the lab for a key on any curve: WebCrypto, which the lab uses, makes none on rare ones. */
const leafOn = async (namedCurve: string, pki: LabPki): Promise<Identity> => {
  const usual = await pki.server(LAB_NAME);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
  const certificate = await X509CertificateGenerator.create({
    subject: usual.certificate.subject,
    issuer: usual.certificate.issuer,
    notBefore: usual.certificate.notBefore,
    notAfter: usual.certificate.notAfter,
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    signingKey: pki.intermediate.keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: usual.certificate.extensions.filter(({ type }) => type !== '2.5.29.14'),
  });
  return {
    ...usual,
    certificate,
    der: new Uint8Array(certificate.rawData),
    pem: `${certificate.toString('pem')}\n`,
    keyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
};

const on = (namedCurve: string, options: Parameters<typeof tlsBackend>[0] = {}) =>
  labPeer(async (pki) =>
    tlsBackend({
      ...credentials(await leafOn(namedCurve, pki), pki.intermediate),
      maxVersion: 'TLSv1.2',
      ...options,
    }),
  );

const DOTNET_40 =
  "System.Security.Authentication.AuthenticationException: The remote party sent a TLS alert: 'HandshakeFailure'.";

export const cases = causeCases({
  cause: 'cert-curve-not-offered',
  holds: [
    { name: 'its certificate has a key on secp256k1', peer: on('secp256k1'), verdict: 'confirmed' },
    {
      name: 'its certificate has a key on brainpoolP256r1',
      peer: on('brainpoolP256r1'),
      verdict: 'confirmed',
    },
    {
      name: 'its certificate has a key on P-521, and .NET on Windows reports a handshake failure',
      peer: on('secp521r1'),
      asked: { program: 'dotnet', message: DOTNET_40 },
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it exchanges keys in X448 alone, with a certificate on P-256',
      peer: labPeer(async (pki) =>
        tlsBackend({
          ...credentials(await pki.server(LAB_NAME), pki.intermediate),
          ecdhCurve: 'X448',
          minVersion: 'TLSv1.3',
        }),
      ),
    },
    { name: 'a server in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
