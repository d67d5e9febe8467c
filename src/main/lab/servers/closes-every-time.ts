import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'partner.lab.test';

/** Ends every connection with a FIN after the first message, whatever it says. */
export const server = defineServer({
  order: 90,
  scenario: {
    id: 'closes-every-time',
    title: 'A server that closes every connection',
    story:
      'A partner company opened its service for a handful of customers. From this computer, every attempt ends at once: unexpected end of the stream.',
    learn:
      'When every attempt ends in the same way, the reason lies before TLS: a list of who may connect, or a service that is not ready.',
    recognise: 'Every greeting, old or new, ends in the same way, from every program.',
    ask: 'Ask the server’s owner what its log says at the minute of your check, and whether your address may connect.',
    group: 'closed',
    minutes: 3,
    causeId: 'closed-by-every-hello',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: (socket) => peekHello(socket, () => hangUp(socket)),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'System.IO.IOException: Received an unexpected EOF or 0 bytes from the transport stream.',
        side: 'connects',
        program: 'dotnet',
        answers: { 'how-often': 'always' },
      },
    }),
});
