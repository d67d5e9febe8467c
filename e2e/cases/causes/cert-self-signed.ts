import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'cert-self-signed',
  holds: [
    {
      name: 'it signed its certificate itself',
      peer: labPeer(async (pki) =>
        tlsBackend(
          credentials(await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], issuer: null })),
        ),
      ),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'an authority that nobody knows signed it',
      peer: labPeer((pki) => healthy(pki, LAB_NAME), { trusted: false }),
    },
    { name: 'its certificate is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
