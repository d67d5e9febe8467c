import { defineServer } from '../define-server';
import { hangUp } from '../kit/endings';
import { type Handler, type Listening, listen } from '../kit/listen';
import { peekHello } from '../kit/peek-hello';
import { healthy } from '../kit/tls-backend';

const NAME = 'cluster.lab.test';
const GOOD = '127.0.0.1';
/** Linux and Windows answer on all of 127.0.0.0/8; macOS only on 127.0.0.1, but it has ::1. */
const SECOND = ['127.0.0.2', '::1'];
const TRIES = 5;

/** The second address has to be free on the very port that the first one got, so some tries may be needed. */
const listenTwice = async (good: Handler, bad: Handler): Promise<[Listening, Listening]> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const first = await listen(good, { address: GOOD });
    for (const address of SECOND) {
      const second = await listen(bad, { address, port: first.port }).catch(() => null);
      if (second !== null) return [first, second];
    }
    await first.stop();
  }
  throw new Error('This computer has only one local address, so this practice server can’t run here.');
};

export const server = defineServer({
  order: 88,
  scenario: {
    id: 'one-bad-node',
    title: 'Two servers behind one name, and one does not work',
    story:
      'The service runs on two computers under one name. The program works, fails, works again, and no one sees a pattern.',
    learn:
      'A fault that comes and goes is often one server of several. Each address has to be tried by itself.',
    recognise: 'The name has several addresses, and one of them fails every time.',
    ask: 'Tell the server’s owner which of the addresses failed. The others need no change.',
    group: 'sometimes',
    minutes: 4,
    causeId: 'one-bad-node',
    fixable: true,
  },
  start: async ({ pki }) => {
    const good = await healthy(pki, NAME);
    const bad: Handler = (socket) => peekHello(socket, () => hangUp(socket));
    let second = bad;
    const both = await listenTwice(good, (socket) => second(socket));
    return {
      host: NAME,
      port: both[0].port,
      serverName: NAME,
      addresses: both.map((listening) => listening.address),
      message: 'Client network socket disconnected before secure TLS connection was established',
      side: 'connects',
      program: 'node',
      answers: { 'how-often': 'sometimes' },
      setFixed: async (fixed) => {
        second = fixed ? good : bad;
      },
      stop: async () => {
        await Promise.all(both.map((listening) => listening.stop()));
      },
    };
  },
});
