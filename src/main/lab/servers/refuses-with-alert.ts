import { encodeAlert } from '../../engine/wire/alert';
import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'billing.lab.test';
const FATAL = 2;
const INTERNAL_ERROR = 80;

/** Reads every greeting and answers it with the same error signal, as a server without a certificate does. */
export const server = defineServer({
  order: 89,
  scenario: {
    id: 'refuses-with-alert',
    title: 'A server that answers every greeting with an error',
    story:
      'The billing server was set up anew. It runs, its port is open, and every program that connects to it is told about an internal error.',
    learn: 'An error signal (alert) is an answer: the server’s own log knows why it was sent.',
    recognise: 'Each attempt gets an error signal (alert) instead of a certificate.',
    ask: 'Ask the server’s owner to look up that moment in the server’s log: the reason stands there.',
    group: 'closed',
    minutes: 3,
    causeId: 'refused-by-every-hello',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: (socket) => peekHello(socket, () => hangUp(socket, encodeAlert(FATAL, INTERNAL_ERROR, 0x0303))),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'error:0A000438:SSL routines::tlsv1 alert internal error',
        side: 'connects',
        program: 'openssl',
      },
    }),
});
