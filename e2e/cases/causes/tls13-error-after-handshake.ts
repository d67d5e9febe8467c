import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const requiring = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
  labPeer(async (pki) =>
    tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ca: pki.root.pem,
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion,
    }),
  );

export const cases = causeCases({
  cause: 'tls13-error-after-handshake',
  holds: [
    {
      // The missing certificate explains it, and is what has to be mended.
      name: 'it refuses with TLS 1.3, after the handshake is finished on our side',
      peer: requiring('TLSv1.3'),
      verdict: 'confirmed',
      headline: false,
    },
  ],
  not: [
    { name: 'it refuses with TLS 1.2, inside the handshake', peer: requiring('TLSv1.2') },
    { name: 'it stays on after the handshake', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
