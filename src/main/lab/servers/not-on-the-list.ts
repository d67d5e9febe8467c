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
      'The customs office lets in only the addresses that were registered with it. The company changed its internet provider on Friday, and since then the program says that it received an unexpected EOF.',
    learn: 'What can’t be measured has to be asked: only the server’s owner can see the list.',
    recognise: 'It began when you moved, changed the provider, or went through another network.',
    ask: 'Tell the server’s owner the address you come from now, and ask whether it is on the list.',
    group: 'closed',
    minutes: 3,
    causeId: 'ip-allowlist',
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
        answers: { 'allow-list': 'yes', changed: 'network' },
      },
    }),
});
