import { credentials, healthy, leniency, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const made = (how: { readonly key?: 'rsa' | 'rsa-1024'; readonly sha1?: boolean }) =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], ...how });
    return tlsBackend({ ...credentials(leaf, pki.intermediate), ...leniency() });
  });

export const cases = causeCases({
  cause: 'cert-weak-signature',
  holds: [{ name: 'its key has 1024 bits', peer: made({ key: 'rsa-1024' }), verdict: 'confirmed' }],
  not: [
    { name: 'its key has 2048 bits', peer: made({ key: 'rsa' }) },
    { name: 'its certificate is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
