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

/**
 * A peer that answers the greetings it likes with a ServerHello and says no more; the others get this alert, or a close without a word.
 * `bytes`: the size of the whole first flight.
 */
const likes = (
  wanted: (hello: Hello, bytes: number) => boolean,
  code: number | null = HANDSHAKE_FAILURE,
): StartPeer =>
  atOnce((socket) => {
    peekHello(socket, ({ hello, bytes }) => {
      if (hello && wanted(hello, bytes.length)) socket.end(record(HANDSHAKE, serverHello()));
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

/** Closes on greetings of 256 to 511 bytes. */
export const mindsSizes = likes((_hello, bytes) => bytes < 256 || bytes > 511, null);

/** Answers whoever greets. */
export const likesAll = likes(() => true);

const GOOD = 8;

/** Answers its first greetings, and then no more. */
export const tiresSoon = (): ReturnType<StartPeer> => {
  let count = 0;
  return likes(() => {
    count += 1;
    return count <= GOOD;
  }, null)();
};
