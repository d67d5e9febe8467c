import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'customs.lab.test';

/** On the wire the same as a server that closes on everyone: only what the person knows tells the two apart. */
export const server = defineServer({
  order: 90.5,
  scenario: {
    id: 'not-on-the-list',
    title: 'A server with a list of who may come in',
    story:
      'The customs office lets in only the addresses that were registered with it. The company changed its internet provider on Friday, and since then the program says only that it has no connection.',
    learn: 'What can’t be measured has to be asked: only the server’s owner can see the list.',
    causeId: 'ip-allowlist',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: (socket) => peekHello(socket, () => hangUp(socket)),
      repaired: await healthy(pki, NAME),
      story: {
        side: 'connects',
        program: 'other',
        answers: { 'allow-list': 'yes', changed: 'network' },
      },
    }),
});
