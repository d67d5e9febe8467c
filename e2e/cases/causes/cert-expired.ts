import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
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

export const cases = causeCases({
  cause: 'cert-expired',
  holds: [{ name: 'its certificate ran out in 2021', peer: until(() => ENDED), verdict: 'confirmed' }],
  not: [
    { name: 'its certificate runs out in a week', peer: until(() => new Date(Date.now() + WEEK)) },
    { name: 'its certificate is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
