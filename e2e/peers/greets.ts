import { alert, HANDSHAKE, record, serverHello } from './bytes';
import { afterHello, type StartPeer } from './peer';

/** unrecognized_name as a warning, and then an ordinary answer, as some servers do (RFC 6066 §3). */
export const warnsThenGreets: StartPeer = afterHello((socket) => {
  socket.write(alert(1, 112));
  socket.write(record(HANDSHAKE, serverHello()));
});

/** The warning alone, and then a FIN: here the warning is what the server had to say. */
export const warnsThenCloses: StartPeer = afterHello((socket) => socket.end(alert(1, 112)));

/** Its ServerHello in records of one byte. */
export const greetsInPieces: StartPeer = afterHello((socket) => {
  for (const byte of serverHello()) socket.write(record(HANDSHAKE, Uint8Array.of(byte)));
});
