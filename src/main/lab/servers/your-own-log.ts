import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'ourshop.lab.test';

/** Nothing is wrong here but the direction: the text comes from the log of the program that accepts connections. */
export const server = defineServer({
  order: 99,
  scenario: {
    id: 'your-own-log',
    title: 'The message is in your own server’s log',
    story:
      'The shop’s own server writes the same error into its log every ten seconds. Customers can order as always.',
    learn: 'First ask who called whom: in a server’s log, this text means that a visitor went away.',
    recognise: 'The message stands in the log of a server of your own, and no customer complains.',
    ask: 'Find out who calls at that pace: often it is a monitor or a load balancer that asks whether the server is there.',
    group: 'fine',
    minutes: 3,
    causeId: 'you-are-the-server',
    fixable: false,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: await healthy(pki, NAME),
      story: {
        message: 'Authentication failed because the remote party has closed the transport stream.',
        side: 'accepts',
        program: 'dotnet',
        answers: { 'how-often': 'always' },
      },
    }),
});
