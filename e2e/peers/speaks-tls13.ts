import type { Socket } from 'node:net';
import { onFirst, ScriptedServer } from '../../src/main/engine/net/tls13/testing/scripted-server';
import { HANDSHAKE_FAILURE, message, record } from './bytes';
import { atOnce, endlessly, type StartPeer } from './peer';

// Peers that agree on keys for real and go wrong behind that: only under the right keys can something wrong be sent there.

const APPLICATION_DATA = 0x17;
const SEALED_HANDSHAKE = 0x16;
const NEW_SESSION_TICKET = 4;

/** To who offers no key of TLS 1.3 that it knows: an ordinary refusal. */
const server = async (socket: Socket, hello: Uint8Array): Promise<ScriptedServer | null> => {
  try {
    return await ScriptedServer.from(hello);
  } catch {
    socket.end(HANDSHAKE_FAILURE);
    return null;
  }
};

const speaks = (speak: (server: ScriptedServer, socket: Socket) => void): StartPeer =>
  atOnce(
    onFirst(async (socket, hello) => {
      const one = await server(socket, hello);
      if (one && socket.writable) speak(one, socket);
    }),
  );

/** Whole pieces, and then silence. */
const upTo = (pieces: (server: ScriptedServer) => readonly Uint8Array[]): StartPeer =>
  speaks((one, socket) => socket.write(Buffer.concat(pieces(one))));

/** Silent behind ServerHello, with the keys agreed on. */
export const silentBehindItsKeys = upTo((one) => [one.helloRecord]);
/** Silent in the header of its first encrypted record. */
export const silentInAnEncryptedHeader = upTo((one) => [one.helloRecord, Uint8Array.of(0x17, 3)]);
/** Silent behind EncryptedExtensions. */
export const silentInTheEncryptedFlight = upTo((one) => [one.helloRecord, one.say(one.encryptedExtensions)]);
/** Silent behind Certificate. */
export const silentBehindAnEncryptedCertificate = upTo((one) => [
  one.helloRecord,
  one.say(one.encryptedExtensions),
  one.say(one.certificate()),
]);
/** Silent behind CertificateVerify. */
export const silentBeforeFinished = upTo((one) => [
  one.helloRecord,
  one.say(one.encryptedExtensions),
  one.say(one.certificate()),
  one.say(one.verify()),
]);
/** Everything as it should be, and not a word behind Finished. */
export const silentBehindFinished = upTo((one) => [one.wholeFlight()]);

/** Lengths that go nowhere in the encrypted messages. */
export const encryptedLengthsWrong = upTo((one) => [
  one.helloRecord,
  one.say(message(8, Uint8Array.of(0xff, 0xff, 0, 1))),
]);
/** A certificate list whose entries go beyond it, encrypted. */
export const encryptedCertificateLengthsWrong = upTo((one) => [
  one.helloRecord,
  one.say(one.encryptedExtensions),
  one.say(message(11, Uint8Array.of(0, 0, 0, 9, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6))),
]);
/** A request for a certificate whose extensions go beyond it, encrypted. */
export const encryptedRequestLengthsWrong = upTo((one) => [
  one.helloRecord,
  one.say(one.encryptedExtensions),
  one.say(message(13, Uint8Array.of(0, 0xff, 0xff, 0, 13))),
]);
/** A message of 16 MB in encrypted pieces. */
export const encryptedFragmentsWithoutEnd = speaks((one, socket) => {
  socket.write(Buffer.concat([one.helloRecord, one.say(one.encryptedExtensions)]));
  socket.write(one.seal(SEALED_HANDSHAKE, message(11, new Uint8Array(), 0xff_ff_ff)));
  endlessly(socket, () => one.seal(SEALED_HANDSHAKE, new Uint8Array(8_192).fill(0x30)));
});
/** Encrypted records with nothing in them but padding, without end. */
export const encryptedNothingWithoutEnd = speaks((one, socket) => {
  socket.write(one.helloRecord);
  endlessly(socket, () => one.seal(SEALED_HANDSHAKE, new Uint8Array()));
});

const afterFinished = (then: (one: ScriptedServer, socket: Socket) => void): StartPeer =>
  speaks((one, socket) => {
    const flight = one.wholeFlight();
    // Behind the client's own Finished, as a server does that looks at the client's certificate first.
    socket.once('data', () => then(one, socket));
    socket.write(flight);
  });

/** Closes behind Finished. */
export const closesBehindFinished = afterFinished((_one, socket) => socket.end());
/** Resets behind Finished. */
export const resetsBehindFinished = afterFinished((_one, socket) => socket.resetAndDestroy());
/** Sends bytes that no key opens, behind Finished. */
export const junkBehindFinished = afterFinished((_one, socket) => {
  socket.write(record(APPLICATION_DATA, new Uint8Array(600).fill(0xa7)));
});
/** Sends a web page in the clear behind Finished, with signs for a terminal in it. */
export const plainTextBehindFinished = afterFinished((_one, socket) => {
  socket.end('HTTP/1.1 400 \u001b[2J\u202eBad\r\n\r\n');
});
/** Data behind Finished that begins like a mail server and turns the writing direction. */
export const hostileDataBehindFinished = afterFinished((one, socket) => {
  socket.write(one.seal(APPLICATION_DATA, Buffer.from('220 \u001b]0;x\u0007\u202e<img src=x> ESMTP\r\n')));
});
/** A session ticket with lengths that go nowhere. */
export const ticketLengthsWrong = afterFinished((one, socket) => {
  socket.write(
    one.seal(SEALED_HANDSHAKE, message(NEW_SESSION_TICKET, Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0, 255, 1))),
  );
});
/** Session tickets without end. */
export const ticketsWithoutEnd = afterFinished((one, socket) => {
  const body = Uint8Array.from([
    ...[0, 0, 28, 32, 1, 2, 3, 4, 8, ...new Array<number>(8).fill(6)],
    ...[4, 0, ...new Array<number>(1_024).fill(0x74), 0, 0],
  ]);
  endlessly(socket, () => one.seal(SEALED_HANDSHAKE, message(NEW_SESSION_TICKET, body)));
});
/** New keys behind Finished, again and again. */
export const keyUpdatesWithoutEnd = afterFinished((one, socket) =>
  endlessly(socket, () => {
    const sealed = one.seal(SEALED_HANDSHAKE, message(24, Uint8Array.of(1)));
    one.update();
    return sealed;
  }),
);
