import { encodeAlert } from '../../engine/wire/alert';
import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'campaign.lab.test';
const KNOWN = 'www.lab.test';
const FATAL = 2;
const UNRECOGNIZED_NAME = 112;

/** Knows one name and refuses every other with an alert; a hello without a name gets the default site. */
export const server = defineServer({
  order: 86,
  scenario: {
    id: 'sni-unknown-name',
    title: 'A name the server does not know',
    story:
      'The campaign site was announced for today. Its name already leads to the hosting company’s server, and the program says that the name is not recognised.',
    learn: 'A name has to be set up twice: in the name service, and on the server it leads to.',
    recognise: 'The name leads to the right computer, and the error speaks of an unrecognised name.',
    ask: 'Ask the server’s owner to add the name to the server’s own list.',
    group: 'settings',
    minutes: 2,
    causeId: 'sni-unknown-name',
    fixable: true,
  },
  start: async ({ pki }) => {
    const backend = tlsBackend(credentials(await pki.server(KNOWN), pki.intermediate));
    return runOne({
      name: NAME,
      broken: (socket) =>
        peekHello(socket, ({ hello, bytes }) => {
          const name = hello?.serverName ?? null;
          if (name === null || name === KNOWN) backend(socket, bytes);
          else hangUp(socket, encodeAlert(FATAL, UNRECOGNIZED_NAME, 0x0303));
        }),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'error:0A000458:SSL routines::tlsv1 unrecognized name',
        side: 'connects',
        program: 'openssl',
        answers: { changed: 'never' },
      },
    });
  },
});
