import { certificates, HANDSHAKE, inPieces, record, serverHello, serverHelloDone } from './bytes';
import { afterHello, atOnce, drip, type StartPeer } from './peer';

const flight = (): Uint8Array => {
  const hello = record(HANDSHAKE, serverHello());
  const chain = inPieces(certificates(2, 800), 1_000);
  return Uint8Array.from([...hello, ...chain]);
};

/** A correct start of an answer, one byte each half second. */
export const oneByteAHalfSecond: StartPeer = afterHello((socket) => drip(socket, flight(), 500));

/** Takes the connection and never says a word. */
export const silentFromTheStart: StartPeer = atOnce(() => undefined);

/** Stops in the middle of a record header. */
export const silentInTheHeader: StartPeer = afterHello((socket) => {
  socket.write(Uint8Array.of(0x16, 0x03));
});

/** Stops in the middle of its ServerHello. */
export const silentInTheServerHello: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()).subarray(0, 20));
});

/** Stops after its ServerHello. */
export const silentAfterServerHello: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()));
});

/** Stops after its certificates. */
export const silentAfterCertificate: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()));
  socket.write(record(HANDSHAKE, certificates(2, 600)));
});

/** Says all that it has to say, and not a word to the answer. */
export const silentAfterServerHelloDone: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()));
  socket.write(record(HANDSHAKE, certificates(2, 600)));
  socket.write(record(HANDSHAKE, serverHelloDone()));
});

/** Greets like a mail server, a second and a half too late, and then says nothing more. */
export const lateBanner: StartPeer = atOnce((socket) => {
  const timer = setTimeout(() => socket.write('220 late.lab.test ESMTP\r\n'), 1_500);
  socket.on('close', () => clearTimeout(timer));
});
