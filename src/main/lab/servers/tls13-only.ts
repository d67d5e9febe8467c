import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, tlsBackend } from '../kit/tls-backend';

const NAME = 'cloud.lab.test';

export const server = defineServer({
  order: 22,
  scenario: {
    id: 'tls13-only',
    title: 'A server that takes only the newest version',
    story:
      'The cloud provider tightened its rules over the weekend. The stock program, which is from 2017, stopped working on Monday and speaks of a protocol version.',
    learn: 'A server can be ahead of its clients: many programs in use today speak TLS 1.2 at most.',
    recognise:
      'Programs of the last few years connect, older ones are turned away, and it began on the day when the server was changed.',
    ask: 'Ask the server’s owner to allow TLS 1.2 beside TLS 1.3, or ask for a newer program.',
    group: 'versions',
    minutes: 3,
    causeId: 'server-tls13-only',
    fixable: true,
  },
  start: async ({ pki }) => {
    const own = credentials(await pki.server(NAME), pki.intermediate);
    return runOne({
      name: NAME,
      broken: tlsBackend({ ...own, minVersion: 'TLSv1.3' }),
      repaired: tlsBackend(own),
      story: {
        message:
          'ssl.SSLError: [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:841)',
        side: 'connects',
        program: 'python',
        answers: { 'program-age': 'since-2016', changed: 'server' },
      },
    });
  },
});
