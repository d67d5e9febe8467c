import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { refusesBehindServerHello } from '../../peers/refuses-late';
import { causeCases } from '../define-cause-cases';

const asking = (more: Parameters<typeof tlsBackend>[0]) =>
  labPeer(async (pki) =>
    tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ca: pki.root.pem,
      requestCert: true,
      rejectUnauthorized: true,
      ...more,
    }),
  );

export const cases = causeCases({
  cause: 'client-cert-missing',
  holds: [
    {
      name: 'it asks for a certificate and says with TLS 1.3 that one is required',
      peer: asking({}),
      verdict: 'confirmed',
    },
    {
      name: 'it asks for a certificate and refuses with TLS 1.2 without saying why',
      peer: asking({ maxVersion: 'TLSv1.2' }),
      verdict: 'likely',
    },
    {
      name: 'it asks for a certificate and goes on without one',
      peer: asking({ rejectUnauthorized: false }),
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it would take certificates and asks for none',
      peer: labPeer(async (pki) =>
        tlsBackend({ ...credentials(await pki.server(LAB_NAME), pki.intermediate), ca: pki.root.pem }),
      ),
    },
    {
      name: 'it breaks off behind its ServerHello, before it could be seen to ask',
      peer: refusesBehindServerHello(80),
      verdict: 'unknown',
    },
    { name: 'it asks for nothing', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
