import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { cutsAfterwards, refusesLate } from '../../peers/refuses-late';
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
      name: 'it finishes the TLS 1.3 handshake and then says that it had a fault of its own',
      peer: refusesLate(80),
      verdict: 'confirmed',
      summary: { owner: 'server-owner' },
    },
    {
      name: 'it cuts every connection as soon as the handshake is finished',
      peer: cutsAfterwards('TLSv1.3'),
      verdict: 'possible',
      summary: { conclusion: 'could-not-tell', owner: 'server-owner' },
    },
    {
      name: 'it does the same, and speaks TLS 1.2 as well',
      peer: cutsAfterwards('TLSv1.2'),
      verdict: 'possible',
      summary: { conclusion: 'could-not-tell', owner: 'server-owner' },
    },
    {
      // The missing certificate explains it, and is what has to be mended.
      name: 'it asks for a certificate, and refuses after the handshake is finished on our side',
      peer: requiring('TLSv1.3'),
      verdict: 'possible',
    },
  ],
  not: [
    { name: 'it refuses with TLS 1.2, inside the handshake', peer: requiring('TLSv1.2') },
    { name: 'it stays on after the handshake', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
