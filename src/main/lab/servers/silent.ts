import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'sensor.lab.test';

/** Accepts the connection, reads everything, says nothing. */
export const server = defineServer({
  order: 94,
  scenario: {
    id: 'silent',
    title: 'A server that listens and says nothing',
    story:
      'The control unit in the cellar takes the connection, and then nothing happens. After a while the program says that the handshake timed out.',
    learn: 'A connection can open while no one behind it speaks. Waiting longer rarely helps.',
    recognise: 'The connection opens at once, and then nothing comes until the program gives up.',
    ask: 'Ask the owner whether the service behind the port still answers. On the way, a firewall can do the same.',
    group: 'closed',
    minutes: 4,
    causeId: 'silent-after-hello',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: (socket) => socket.resume(),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'TimeoutError: _ssl.c:989: The handshake operation timed out',
        side: 'connects',
        program: 'python',
      },
    }),
});
