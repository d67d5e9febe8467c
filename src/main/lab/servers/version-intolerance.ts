import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { newestOffered, peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'gateway.lab.test';
const TLS_1_3 = 0x0304;

/** Hangs up as soon as TLS 1.3 is offered, instead of choosing TLS 1.2 (RFC 8446 §4.2.1 asks it to choose). */
export const server = defineServer({
  order: 96,
  scenario: {
    id: 'version-intolerance',
    title: 'A device that stumbles over TLS 1.3',
    story:
      'The old program still gets through the gateway. The new one, on the same computer, loses the connection every time, and its maker finds nothing wrong with it.',
    learn:
      'Some devices should choose an older version when they are offered a newer one, and close the connection instead.',
    recognise: 'An older program works and a newer one fails, on the same computer and the same network.',
    ask: 'Ask the maker of the device for an update. Until then, some programs can be told to begin with TLS 1.2.',
    group: 'versions',
    minutes: 4,
    causeId: 'version-intolerance',
    fixable: true,
  },
  start: async ({ pki }) => {
    const backend = tlsBackend({
      ...credentials(await pki.server(NAME), pki.intermediate),
      maxVersion: 'TLSv1.2',
    });
    return runOne({
      name: NAME,
      broken: (socket) =>
        peekHello(socket, ({ hello, bytes }) => {
          if (hello === null || newestOffered(hello) >= TLS_1_3) hangUp(socket);
          else backend(socket, bytes);
        }),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'Client network socket disconnected before secure TLS connection was established',
        side: 'connects',
        program: 'node',
        answers: { 'program-age': 'since-2016' },
      },
    });
  },
});
