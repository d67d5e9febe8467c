import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { severalAddresses } from '../../peers/several-addresses';
import { causeCases } from '../define-cause-cases';

const madeOutTo = (...names: string[]) =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${names[0]}`, names });
    return tlsBackend(credentials(leaf, pki.intermediate));
  });

export const cases = causeCases({
  cause: 'cert-name-mismatch',
  holds: [
    { name: 'its certificate is for another name', peer: madeOutTo('mail.lab.test'), verdict: 'confirmed' },
    {
      // RFC 6125 §6.4.3: the star stands for one label.
      name: 'its certificate has a star for too many labels',
      peer: madeOutTo('*.test'),
      verdict: 'confirmed',
    },
    {
      name: 'the second of its two addresses shows a certificate for another name',
      peer: severalAddresses(async (pki) => ({
        '127.0.0.1': await healthy(pki, LAB_NAME),
        '127.0.0.2': await healthy(pki, 'mail.lab.test'),
      })),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'its certificate has a star that covers the name',
      peer: madeOutTo('mail.other.test', '*.lab.test'),
    },
    { name: 'its certificate is for this name', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
