import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'queue.lab.test';

/** Takes the connection and ends it with a FIN before it has read anything. */
export const server = defineServer({
  order: 91,
  scenario: {
    id: 'closes-before-greeting',
    title: 'A server that closes before anyone speaks',
    story:
      'The message queue was moved behind a load balancer. Programs can connect to it, and the connection is closed before they have said a word.',
    learn: 'A close before the first word has nothing to do with versions or certificates.',
    recognise: 'The connection opens and is closed before anything was said, whatever the program.',
    ask: 'Ask the owner whether a service is running behind the load balancer, and whether it expects something before the greeting.',
    group: 'closed',
    minutes: 3,
    causeId: 'closed-before-hello',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: (socket) => hangUp(socket),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'Client network socket disconnected before secure TLS connection was established',
        side: 'connects',
        program: 'node',
        answers: { changed: 'server' },
      },
    }),
});
