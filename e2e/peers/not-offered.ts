import {
  certificates,
  extension,
  extensions,
  HANDSHAKE,
  message,
  record,
  serverHello,
  serverHelloDone,
  u16,
} from './bytes';
import { afterHello, type StartPeer } from './peer';

// Answers that nobody asked for.

const SUITE = 0xfefe;
const GROUP = 0x7a7b;
const DHE_RSA = 0x009e;
/** The random value by which a ServerHello says that it is a HelloRetryRequest (RFC 8446 §4.1.3). */
const RETRY = [...Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex')];
const TLS13 = extension(43, [3, 4]);

const says = (...messages: readonly Uint8Array[]): StartPeer =>
  afterHello((socket) => {
    for (const one of messages) socket.write(record(HANDSHAKE, one));
  });

/** A version that does not exist. */
export const versionOfTheFuture = says(serverHello({ version: 0x0309 }));
/** SSL 3.0, whatever was asked for. */
export const versionOfThePast = says(serverHello({ version: 0x0300 }));
/** A TLS 1.3 whose number was never given out. */
export const versionInItsExtension = says(
  serverHello({ suite: 0x1301, rest: extensions(extension(43, [3, 9])) }),
);
/** A suite that nobody offered. */
export const suiteNotOffered = says(serverHello({ suite: SUITE }));
/** A suite of TLS 1.3 in an answer of TLS 1.2. */
export const suiteOfAnotherVersion = says(serverHello({ suite: 0x1301 }));
/** No suite: TLS_NULL_WITH_NULL_NULL. */
export const suiteOfNothing = says(serverHello({ suite: 0 }));
/** A key for a group that nobody offered. */
export const groupNotOffered = says(
  serverHello({
    suite: 0x1301,
    rest: extensions(TLS13, extension(51, [...u16(GROUP), 0, 4, 1, 2, 3, 4])),
  }),
);
/** An extension that nobody asked for, in great number. */
export const extensionsNotOffered = says(
  serverHello({
    rest: extensions(...Array.from({ length: 400 }, (_, n) => extension(0x5000 + n, [n & 255]))),
  }),
);
/** Compression where none was offered. */
export const compressionNotOffered: StartPeer = afterHello((socket) => {
  const hello = serverHello();
  hello[hello.length - 1] = 64;
  socket.write(record(HANDSHAKE, hello));
});

/** A curve that nobody offered, in a ServerKeyExchange. */
export const curveNotOffered = says(
  serverHello({ suite: 0xc02f }),
  certificates(1, 400),
  message(12, Uint8Array.from([3, ...u16(GROUP), 4, 1, 2, 3, 4, 4, 1, 0, 2, 9, 9])),
  serverHelloDone(),
);

/** Asks to try again with a group that nobody offered. */
export const retryForAGroupNotOffered = says(
  serverHello({ suite: 0x1301, random: RETRY, rest: extensions(TLS13, extension(51, u16(GROUP))) }),
);
/** Asks to try again and names nothing to change. */
export const retryForNothing = says(serverHello({ suite: 0x1301, random: RETRY, rest: extensions(TLS13) }));
/** Asks to try again, as often as there is a word from the other side. */
export const retryWithoutEnd: StartPeer = afterHello((socket) => {
  const again = (): void => {
    const rest = extensions(TLS13, extension(51, u16(24)));
    if (socket.writable) socket.write(record(HANDSHAKE, serverHello({ suite: 0x1301, random: RETRY, rest })));
  };
  socket.on('data', again);
  again();
});
/** Asks to try again with a cookie that leaves no room for it in one record of the answer. */
export const retryWithALongCookie = says(
  serverHello({
    ...{ suite: 0x1301, random: RETRY },
    rest: extensions(TLS13, extension(44, [...u16(16_200), ...new Array<number>(16_200).fill(0x63)])),
  }),
);
/** Asks to try again a thousand times without waiting for a word, each time with 8 KB of cookie. */
export const retryAtOnceAndAgain: StartPeer = afterHello((socket) => {
  const cookie = new Array<number>(8_000).fill(0x63);
  const rest = extensions(TLS13, extension(44, [...u16(cookie.length), ...cookie]));
  const one = record(HANDSHAKE, serverHello({ suite: 0x1301, random: RETRY, rest }));
  for (let count = 0; count < 1_000 && socket.writable; count += 1) socket.write(one);
});

/** An SSL 2.0 record whose SERVER-HELLO has lengths that go nowhere. */
export const ssl2Looking: StartPeer = afterHello((socket) => {
  socket.write(Uint8Array.from([0x80, 0x20, 4, 0, 1, 0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3]));
});
/** An SSL 2.0 error. */
export const ssl2Error: StartPeer = afterHello((socket) => socket.end(Uint8Array.of(0x80, 3, 0, 0, 1)));
/** An SSL 2.0 record of 32767 bytes without end to it. */
export const ssl2Endless: StartPeer = afterHello((socket) => {
  socket.write(Uint8Array.from([0xff, 0xff, 4, ...new Array<number>(20_000).fill(4)]));
});

const primeOf = (bytes: number): Uint8Array => {
  const number = (fill: number) => [...u16(bytes), ...new Array<number>(bytes).fill(fill)];
  return message(12, Uint8Array.from([...number(0xff), 0, 1, 2, ...number(0x77), 4, 1, 0, 2, 9, 9]));
};
const withPrime = (bytes: number): StartPeer =>
  says(serverHello({ suite: DHE_RSA }), certificates(1, 400), primeOf(bytes), serverHelloDone());

/** Diffie-Hellman with a prime of 16 bits. */
export const primeOf16Bits = withPrime(2);
/** Diffie-Hellman with a prime of 16384 bits. */
export const primeOf16384Bits = withPrime(2_048);
