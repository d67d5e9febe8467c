import { certificates, extension, extensions, HANDSHAKE, message, record, serverHello, u16 } from './bytes';
import { afterHello, type StartPeer } from './peer';

// A length that does not fit, at every level at which one stands (RFC 8446 §4, §5; RFC 5246 §7.4; RFC 8422 §5.4; RFC 6066 §8).

const ECDHE_RSA = 0xc02f;
const DHE_RSA = 0x009e;
const EXTENDED_MASTER_SECRET = 23;
const STATUS_REQUEST = 5;

/** Handshake messages, each in a record of its own; the connection stays open. */
const says = (...messages: readonly Uint8Array[]): StartPeer =>
  afterHello((socket) => {
    for (const one of messages) socket.write(record(HANDSHAKE, one));
  });

/** A ServerHello, nonsense certificates, and this message behind them. */
const behindCertificates = (suite: number, type: number, body: readonly number[]): StartPeer =>
  says(serverHello({ suite }), certificates(1, 400), message(type, Uint8Array.from(body)));

/** A record of no bytes at all where the greeting was answered, and then one that says one byte more than comes. */
export const recordOneTooLong: StartPeer = afterHello((socket) => {
  const hello = serverHello();
  socket.end(record(HANDSHAKE, hello, hello.length + 1));
});

/** A record that ends before its message does, and behind it a record of another kind. */
export const recordOneTooShort: StartPeer = afterHello((socket) => {
  const hello = serverHello();
  socket.write(record(HANDSHAKE, hello.subarray(0, -1)));
  socket.write(record(0x17, Uint8Array.of(0)));
});

/** A handshake message that says 16 MB, and nothing behind it. */
export const messageOfSixteenMegabytes = says(message(2, serverHello().subarray(4), 0xff_ff_ff));
/** A ServerHello that says fewer bytes than it has. */
export const messageTooShort = says(message(2, serverHello().subarray(4), 20));
/** A ServerHello without a body. */
export const emptyServerHello = says(message(2, new Uint8Array()));
/** A session id of 255 bytes that goes beyond the message. */
export const sessionIdTooLong = says(
  message(2, Uint8Array.from([3, 3, ...new Array<number>(32).fill(1), 255, 0, 0x2f, 0])),
);
/** A session id of 33 bytes: all of them are there, and one is too many (RFC 5246 §7.4.1.3). */
export const sessionIdOneTooMany = says(
  message(
    2,
    Uint8Array.from([
      3,
      3,
      ...new Array<number>(32).fill(1),
      33,
      ...new Array<number>(33).fill(2),
      0,
      0x2f,
      0,
    ]),
  ),
);
/** Cut in the middle of the suite. */
export const suiteCut = says(message(2, Uint8Array.from([3, 3, ...new Array<number>(32).fill(1), 0, 0])));
/** A list of extensions that goes beyond the message. */
export const extensionListTooLong = says(serverHello({ rest: [0xff, 0xff, 0, 23, 0, 0] }));
/** A list of extensions that ends before the message does. */
export const extensionListTooShort = says(serverHello({ rest: [0, 1, 0, 23, 0, 0] }));
/** An extension that goes beyond its list. */
export const extensionTooLong = says(
  serverHello({ rest: extensions(extension(EXTENDED_MASTER_SECRET, [], 500)) }),
);
/** The same extension a hundred times. */
export const extensionsRepeated = says(
  serverHello({
    rest: extensions(...new Array<number[]>(100).fill(extension(EXTENDED_MASTER_SECRET, []))),
  }),
);

/** Extensions that are known, each with a body of the wrong length: version, key share, ALPN, point formats, renegotiation, staple, ticket. */
export const extensionBodiesWrong = says(
  serverHello({
    rest: extensions(
      extension(16, [0, 200, 9, 1]),
      extension(11, [9]),
      extension(0xff01, [77, 1]),
      extension(STATUS_REQUEST, [1, 2, 3]),
      extension(35, [1]),
      extension(EXTENDED_MASTER_SECRET, [1, 2, 3, 4]),
    ),
  }),
);
/** A version behind ServerHello that is one byte short. */
export const versionExtensionCut = says(serverHello({ suite: 0x1301, rest: extensions(extension(43, [3])) }));
/** A key share that says more bytes than it has. */
export const keyShareTooLong = says(
  serverHello({
    suite: 0x1301,
    rest: extensions(extension(43, [3, 4]), extension(51, [0, 29, 0xff, 0xff, 1, 2, 3])),
  }),
);
/** A key share of no bytes. */
export const keyShareEmpty = says(
  serverHello({ suite: 0x1301, rest: extensions(extension(43, [3, 4]), extension(51, [0, 29, 0, 0])) }),
);

/** A certificate list of no certificates. */
export const noCertificates = says(serverHello(), message(11, Uint8Array.of(0, 0, 0)));
/** A certificate of no bytes. */
export const emptyCertificate = says(serverHello(), message(11, Uint8Array.of(0, 0, 3, 0, 0, 0)));
/** A certificate list that ends in the middle of a length. */
export const certificateLengthCut = says(serverHello(), message(11, Uint8Array.of(0, 0, 2, 0, 0)));
/** A list of certificates that says less than the message holds. */
export const certificateListTooShort = says(
  serverHello(),
  message(11, Uint8Array.of(0, 0, 4, 0, 0, 1, 7, 7, 7)),
);
/** Ten thousand certificates of one byte each. */
export const tenThousandCertificates: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()));
  const whole = certificates(10_000, 1);
  for (let at = 0; at < whole.length; at += 16_000)
    socket.write(record(HANDSHAKE, whole.subarray(at, at + 16_000)));
});

/** A curve's key that goes beyond the message. */
export const curveKeyTooLong = behindCertificates(ECDHE_RSA, 12, [3, 0, 29, 255, 1, 2, 3]);
/** A curve's key of no bytes. */
export const curveKeyEmpty = behindCertificates(ECDHE_RSA, 12, [3, 0, 29, 0]);
/** A curve told by its parameters, which nobody has done for decades (RFC 8422 §5.4). */
export const curveByParameters = behindCertificates(ECDHE_RSA, 12, [1, 255, 255, 255]);
/** A curve's signature that goes beyond the message. */
export const curveSignatureTooLong = behindCertificates(ECDHE_RSA, 12, [
  ...[3, 0, 29, 32, ...new Array<number>(32).fill(9)],
  ...[4, 1, 0xff, 0xff, 1],
]);
/** A key exchange without a body. */
export const keyExchangeEmpty = behindCertificates(ECDHE_RSA, 12, []);
/** A prime that goes beyond the message. */
export const primeTooLong = behindCertificates(DHE_RSA, 12, [0xff, 0xff, 1, 2, 3]);
/** A prime of no bytes, a generator of none, a key of none. */
export const primeEmpty = behindCertificates(DHE_RSA, 12, [0, 0, 0, 0, 0, 0]);
/** Cut behind the generator. */
export const publicKeyMissing = behindCertificates(DHE_RSA, 12, [0, 2, 0xff, 0xf1, 0, 1, 2]);

/** A request for a certificate whose kinds go beyond the message. */
export const requestKindsTooLong = behindCertificates(0x002f, 13, [255, 1]);
/** A request for a certificate whose names go beyond their list. */
export const requestNamesTooLong = behindCertificates(0x002f, 13, [
  ...[1, 1, 0, 2, 4, 1],
  ...[0, 4, 0xff, 0xff, 1, 2],
]);
/** A request for a certificate with an odd number of bytes for its signature algorithms. */
export const requestSchemesOdd = behindCertificates(0x002f, 13, [1, 1, 0, 3, 4, 1, 4, 0, 0]);
/** A staple that goes beyond the message. */
export const stapleTooLong = behindCertificates(0x002f, 22, [1, 0xff, 0xff, 0xff, 1, 2, 3]);
/** A staple of no bytes. */
export const stapleEmpty = behindCertificates(0x002f, 22, [1, 0, 0, 0]);
/** A ServerHelloDone with something in it. */
export const doneWithABody = behindCertificates(0x002f, 14, u16(0xdead));
