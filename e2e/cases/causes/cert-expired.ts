import { X509CertificateGenerator } from '@peculiar/x509';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import type { Identity, LabPki } from '../../../src/main/lab/pki';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const ENDED = new Date('2021-03-01T00:00:00Z');
const WEEK = 7 * 86_400_000;

const until = (notAfter: () => Date) =>
  labPeer(async (pki) => {
    const leaf = await pki.make({
      subject: `CN=${LAB_NAME}`,
      names: [LAB_NAME],
      notBefore: new Date('2020-03-01T00:00:00Z'),
      notAfter: notAfter(),
    });
    return tlsBackend(credentials(leaf, pki.intermediate));
  });

/** The lab's intermediate once more, with the same key, and over since 2021. */
const oldIntermediate = async ({ intermediate, root }: LabPki): Promise<Identity> => {
  const { certificate } = intermediate;
  const old = await X509CertificateGenerator.create({
    subject: certificate.subject,
    issuer: certificate.issuer,
    notBefore: new Date('2020-03-01T00:00:00Z'),
    notAfter: ENDED,
    publicKey: intermediate.keys.publicKey,
    signingKey: root.keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: certificate.extensions,
  });
  return { ...intermediate, certificate: old, pem: `${old.toString('pem')}\n` };
};

/** A server in order that sends its intermediate in two copies. */
const twoCopies = (first: 'old' | 'good') =>
  labPeer(async (pki) => {
    const [old, good] = [await oldIntermediate(pki), pki.intermediate];
    const above = first === 'old' ? [old, good] : [good, old];
    return tlsBackend(credentials(await pki.server(LAB_NAME), ...above));
  });

export const cases = causeCases({
  cause: 'cert-expired',
  holds: [
    { name: 'its certificate ran out in 2021', peer: until(() => ENDED), verdict: 'confirmed' },
    {
      name: 'it sends an old copy of its intermediate first, and the program uses GnuTLS',
      peer: twoCopies('old'),
      asked: { client: 'wget-gnutls-3-7', program: 'other' },
      verdict: 'likely',
    },
  ],
  not: [
    { name: 'its certificate runs out in a week', peer: until(() => new Date(Date.now() + WEEK)) },
    { name: 'it sends an old copy of its intermediate behind the good one', peer: twoCopies('good') },
    { name: 'its certificate is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
