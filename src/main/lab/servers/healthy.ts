import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'fine.lab.test';

export const server = defineServer({
  order: 100,
  scenario: {
    id: 'healthy',
    title: 'A server where everything is in order',
    story:
      'Someone asked whether this server is the reason for slow mornings. There is no error message. It is good to see once what a connection without a fault looks like.',
    learn:
      'When nothing wrong is found from here, the program itself or its own computer is the next place to look.',
    recognise: 'Every greeting is answered, the certificate is in order, and repeats bring the same result.',
    ask: 'Look at the program and its own settings next, or ask its vendor. Send the report along: it shows what was ruled out.',
    group: 'fine',
    minutes: 2,
    causeId: 'nothing-wrong',
    fixable: false,
  },
  start: async ({ pki }) =>
    runOne({ name: NAME, broken: await healthy(pki, NAME), story: { side: 'connects' } }),
});
