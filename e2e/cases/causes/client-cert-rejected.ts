import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { askingPeer, pickyAboutShown } from '../../peers/own-certificate';
import { causeCases } from '../define-cause-cases';

const requiring = labPeer(async (pki) =>
  tlsBackend({
    ...credentials(await pki.server(LAB_NAME), pki.intermediate),
    ca: pki.root.pem,
    requestCert: true,
    rejectUnauthorized: true,
  }),
);

export const cases = causeCases({
  cause: 'client-cert-rejected',
  holds: [
    {
      name: 'it goes on with who shows none, and not with this one',
      peer: pickyAboutShown('an unknown one'),
      verdict: 'confirmed',
    },
    {
      name: 'it goes on with who shows none, and not with one that has run out',
      peer: pickyAboutShown('one that has run out'),
      verdict: 'confirmed',
    },
    {
      // node:tls completes the handshake and then hangs up without a signal, so the reason stays open.
      name: 'it requires a certificate, and takes none that it does not know',
      peer: askingPeer('an unknown one', { maxVersion: 'TLSv1.3', minVersion: 'TLSv1.3' }),
      verdict: 'likely',
    },
    {
      name: 'it requires one, and the program’s text carries the signal for a certificate that has run out',
      peer: requiring,
      asked: {
        message: "Authentication failed because the remote party sent a TLS alert: 'CertificateExpired'.",
        answers: { 'client-certificate': 'in-use' },
        program: 'dotnet',
      },
      verdict: 'likely',
    },
  ],
  not: [
    { name: 'it is picky, and takes the one that is shown', peer: pickyAboutShown('a known one') },
    { name: 'it requires a certificate and takes the one that is shown', peer: askingPeer('a known one') },
    { name: 'it asks for nothing', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
