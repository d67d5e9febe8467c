import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'orders.lab.test';
const OTHER = 'intranet.lab.test';

export const server = defineServer({
  order: 40,
  scenario: {
    id: 'wrong-name',
    title: 'A certificate for another name',
    story:
      'The order system got a new address last week. The program reaches it, and then says that the name in the certificate does not match.',
    learn: 'The certificate lists the names it is good for. The name you ask for has to be one of them.',
    recognise: 'The error began with a new address, or with a short form of the old one.',
    ask: 'Compare the name you typed with the names that Handrail lists from the certificate. Then change the address in the program, or ask for a certificate with the new name.',
    group: 'certificates',
    minutes: 2,
    causeId: 'cert-name-mismatch',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: tlsBackend(credentials(await pki.server(OTHER), pki.intermediate)),
      repaired: await healthy(pki, NAME),
      story: {
        message:
          'System.Security.Authentication.AuthenticationException: The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch',
        side: 'connects',
        program: 'dotnet',
        answers: { changed: 'server' },
      },
    }),
});
