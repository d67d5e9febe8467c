import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { offersTls12OrNewer, peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { credentials, tlsBackend } from '../kit/tls-backend';

const NAME = 'shop.lab.test';

/** Like an appliance: everything older than TLS 1.2 gets a FIN and not a word. */
export const server = defineServer({
  order: 10,
  scenario: {
    id: 'old-program',
    title: 'A program from 2013 and a shop that moved on',
    story:
      'The accounting program was installed in 2013. Since the shop’s server was renewed last week, it says that authentication failed because the remote party has closed the transport stream. The shop opens in the browser as always.',
    learn:
      'A server that takes only newer versions of the secure connection often closes the connection without a word.',
    recognise:
      'It fails every time, from one program only, while the browser on the same computer opens the address.',
    ask: 'Ask for an update of the program, or for TLS 1.2 to be switched on for it. The server needs no change.',
    group: 'versions',
    minutes: 4,
    causeId: 'client-default-tls-too-old',
    fixable: false,
  },
  start: async ({ pki }) => {
    const backend = tlsBackend(credentials(await pki.server(NAME), pki.intermediate));
    return runOne({
      name: NAME,
      broken: (socket) =>
        peekHello(socket, ({ hello, bytes }) => {
          if (hello !== null && offersTls12OrNewer(hello)) backend(socket, bytes);
          else hangUp(socket);
        }),
      story: {
        message: 'Authentication failed because the remote party has closed the transport stream.',
        side: 'connects',
        program: 'dotnet-framework',
        answers: { 'program-age': 'before-2016', 'how-often': 'always' },
      },
    });
  },
});
