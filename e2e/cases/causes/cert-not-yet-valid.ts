import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const HOUR = 3_600_000;

const from = (notBefore: () => Date) =>
  labPeer(async (pki) => {
    const leaf = await pki.make({
      subject: `CN=${LAB_NAME}`,
      names: [LAB_NAME],
      notBefore: notBefore(),
      notAfter: new Date(Date.now() + 1_000 * 24 * HOUR),
    });
    return tlsBackend(credentials(leaf, pki.intermediate));
  });

export const cases = causeCases({
  cause: 'cert-not-yet-valid',
  holds: [
    {
      name: 'its certificate begins in three days',
      peer: from(() => new Date(Date.now() + 72 * HOUR)),
      verdict: 'confirmed',
    },
  ],
  not: [
    { name: 'its certificate began an hour ago', peer: from(() => new Date(Date.now() - HOUR)) },
    { name: 'its certificate is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
