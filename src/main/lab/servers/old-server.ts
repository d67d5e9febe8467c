import { encodeAlert } from '../../engine/wire/alert';
import { defineServer } from '../define-server';
import { hangUp, onFirstBytes } from '../kit/endings';
import { oldFlight, TLS_1_0, takesTls10 } from '../kit/old-flight';
import { type Peeked, peekHello } from '../kit/peek-hello';
import { runOne } from '../kit/run-one';
import { healthy } from '../kit/tls-backend';

const NAME = 'press.lab.test';
const FATAL = 2;
const HANDSHAKE_FAILURE = 40;
const PROTOCOL_VERSION = 70;

const fatal = (description: number): Uint8Array => encodeAlert(FATAL, description, TLS_1_0);

/** What a server that knows nothing newer than TLS 1.0 answers; `flight` when the greeting can be answered. */
const answer = (
  { hello }: Peeked,
  chain: readonly Uint8Array[],
): { flight: Uint8Array } | { last: Uint8Array } => {
  if (hello === null || !takesTls10(hello)) return { last: fatal(PROTOCOL_VERSION) };
  const flight = oldFlight(hello, chain);
  return flight === null ? { last: fatal(HANDSHAKE_FAILURE) } : { flight };
};

/**
 * TLS 1.0 and nothing else. Scripted, because neither OpenSSL nor BoringSSL can be relied on to speak it: it gives its real
 * certificate and ends the handshake at the client's reply.
 */
export const server = defineServer({
  order: 20,
  scenario: {
    id: 'old-server',
    title: 'A machine that speaks only the old way',
    story:
      'The printing press has a small computer inside, with software from 2008. The new planning program can’t reach it and speaks of a protocol version. The old program still can.',
    learn: 'Newer programs refuse TLS 1.0. The server has to learn a newer version, or be replaced.',
    recognise: 'The error speaks of a protocol version, and an older program still gets through.',
    ask: 'Ask the maker of the device for software that speaks TLS 1.2. Until then, only a program with the old rules reaches it.',
    group: 'versions',
    minutes: 3,
    causeId: 'server-max-tls-too-old',
    fixable: true,
  },
  start: async ({ pki }) => {
    const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], key: 'rsa' });
    const chain = [leaf.der, pki.intermediate.der];
    return runOne({
      name: NAME,
      broken: (socket) =>
        peekHello(socket, (peeked) => {
          const reply = answer(peeked, chain);
          if ('last' in reply) return hangUp(socket, reply.last);
          socket.write(reply.flight);
          onFirstBytes(socket, () => hangUp(socket, fatal(HANDSHAKE_FAILURE)));
          socket.resume();
        }),
      repaired: await healthy(pki, NAME),
      story: {
        message:
          'ssl.SSLError: [SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version (_ssl.c:1006)',
        side: 'connects',
        program: 'python',
        answers: { 'program-age': 'since-2016' },
      },
    });
  },
});
