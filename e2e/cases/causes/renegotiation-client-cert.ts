import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const asked = {
  message:
    'System.IO.IOException: The remote party requested renegotiation when AllowRenegotiation was set to false.',
  program: 'dotnet',
} as const;

const speaking = (version: 'TLSv1.2' | 'TLSv1.3', more: Parameters<typeof tlsBackend>[0] = {}) =>
  labPeer(async (pki) =>
    tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ca: pki.root.pem,
      minVersion: version,
      maxVersion: version,
      ...more,
    }),
  );

// The second handshake comes after a request, and this check sends none: the text is all there is, so nothing can be confirmed.
export const cases = causeCases({
  cause: 'renegotiation-client-cert',
  holds: [
    {
      name: 'it asks for nothing at the beginning, and the program refused a second handshake',
      peer: speaking('TLSv1.2'),
      asked,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it asks for a certificate at the beginning',
      peer: speaking('TLSv1.2', { requestCert: true, rejectUnauthorized: false }),
      asked,
    },
    { name: 'it speaks TLS 1.3 only, where there is no second handshake', peer: speaking('TLSv1.3'), asked },
    {
      name: 'it is in order, and this check can’t see what comes after a request',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      verdict: 'unknown',
    },
  ],
});
