import type { Socket } from 'node:net';
import { peekHello } from '../../src/main/lab/kit/peek-hello';
import { alert, HANDSHAKE, record, serverHello } from './bytes';
import { atOnce, type StartPeer } from './peer';

type Hello = NonNullable<Parameters<Parameters<typeof peekHello>[1]>[0]['hello']>;

const X25519 = 0x001d;
const EXTENDED_MASTER_SECRET = 23;
const HANDSHAKE_FAILURE = 40;
const ILLEGAL_PARAMETER = 47;

const refuse = (socket: Socket, code: number | null): void => {
  if (code === null) socket.end();
  else socket.end(alert(2, code));
};

/** A peer that answers the greetings it likes with a ServerHello; the others get this alert, or a close without a word. */
export const likes = (
  wanted: (hello: Hello) => boolean,
  code: number | null = HANDSHAKE_FAILURE,
): StartPeer =>
  atOnce((socket) => {
    peekHello(socket, ({ hello }) => {
      if (hello && wanted(hello)) socket.write(record(HANDSHAKE, serverHello()));
      else refuse(socket, code);
      socket.resume();
    });
  });

const lacks = (hello: Hello, type: number): boolean => hello.extensions.every((one) => one.type !== type);

/** Refuses whoever names x25519, as a server does whose code for it is broken. */
export const mindsX25519 = likes(({ groups }) => !groups.includes(X25519));

/** Refuses whoever names a language (ALPN), and whoever offers extended master secret: none of the two changes alone is enough. */
export const mindsTwoThings = likes(
  (hello) => hello.alpn.length === 0 && lacks(hello, EXTENDED_MASTER_SECRET),
  ILLEGAL_PARAMETER,
);

/** Closes on whoever names no language (ALPN). */
export const wantsAlpn = likes(({ alpn }) => alpn.length > 0, null);

/** Answers whoever greets. */
export const likesAll = likes(() => true);

const GOOD_MS = 1_000;

/** Answers for a second from its first connection on, and then no more. */
export const tiresSoon = (): ReturnType<StartPeer> => {
  let first: number | null = null;
  return likes(() => {
    first ??= Date.now();
    return Date.now() - first < GOOD_MS;
  }, null)();
};
