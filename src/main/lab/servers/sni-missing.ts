import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { credentials, tlsBackend } from '../kit/tls-backend';

/** Serves any name, but hangs up when the hello names none (RFC 6066 §3). The person has only the address. */
export const server = defineServer({
  order: 85,
  scenario: {
    id: 'sni-missing',
    title: 'A server that waits for a name',
    story:
      'To rule out a fault in the name service, the address was entered as numbers. Since then the program says that the other side ended the handshake.',
    learn: 'Many sites can share one address. Then the program has to say which one it wants (SNI).',
    recognise: 'The address was entered as numbers, or the program is very old.',
    ask: 'Enter the name instead of the numbers. Where the program can’t say a name, ask for its update.',
    group: 'settings',
    minutes: 3,
    causeId: 'sni-missing',
    fixable: false,
  },
  start: async ({ pki }) => {
    const backend = tlsBackend(credentials(await pki.server('shop.lab.test'), pki.intermediate));
    return runOne({
      name: null,
      broken: (socket) =>
        peekHello(socket, ({ hello, bytes }) => {
          if (hello !== null && hello.serverName !== null) backend(socket, bytes);
          else hangUp(socket);
        }),
      story: {
        message: 'javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake',
        side: 'connects',
        program: 'java',
      },
    });
  },
});
