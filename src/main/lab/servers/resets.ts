import { defineServer } from '../define-server';
import { onFirstBytes, reset } from '../kit/endings';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'portal.lab.test';

/** Tears every connection down with a RST as soon as the first bytes have come, as some firewalls do. */
export const server = defineServer({
  order: 92,
  scenario: {
    id: 'resets',
    title: 'A connection that is cut off at once',
    story:
      'The portal worked until the office moved to a new network. Now the program says that an existing connection was forcibly closed.',
    learn:
      'A connection that is cut off (RST) was ended by a firewall or by the system under the server, not by an answer.',
    recognise: 'The connection is cut off in the same moment every time, and it works from another network.',
    ask: 'Try from another network. If it works there, ask the network team which device is on the way.',
    group: 'closed',
    minutes: 3,
    causeId: 'reset-at-once',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: (socket) => onFirstBytes(socket, () => reset(socket)),
      repaired: await healthy(pki, NAME),
      story: {
        message:
          'System.Net.Sockets.SocketException (10054): An existing connection was forcibly closed by the remote host.',
        side: 'connects',
        program: 'dotnet',
        answers: { changed: 'network' },
      },
    }),
});
