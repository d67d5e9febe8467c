import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, tlsBackend } from '../kit/tls-backend';

const NAME = 'bank.lab.test';

/** Asks for a certificate under TLS 1.2 and 1.3 and ends the connection with an alert when none comes. */
export const server = defineServer({
  order: 70,
  scenario: {
    id: 'client-certificate',
    title: 'The server wants to see a certificate too',
    story:
      'The bank sent a certificate file together with the address of its payment service. The program was installed on this computer without it, and now says that a certificate is required.',
    learn: 'Some servers ask the program to prove who it is. Without its own certificate it is turned away.',
    recognise:
      'The server accepts the greeting and ends the connection only after it has asked for a certificate.',
    ask: 'Ask whoever runs the server for the file with your program’s own certificate, and where to enter it.',
    group: 'settings',
    minutes: 3,
    causeId: 'client-cert-missing',
    fixable: false,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: tlsBackend({
        ...credentials(await pki.server(NAME), pki.intermediate),
        ca: pki.root.pem,
        requestCert: true,
        rejectUnauthorized: true,
      }),
      story: {
        message: 'remote error: tls: certificate required',
        side: 'connects',
        program: 'go',
        answers: { 'client-certificate': 'not-in-use' },
      },
    }),
});
