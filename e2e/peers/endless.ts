import {
  A_WARNING,
  certificates,
  HANDSHAKE,
  inPieces,
  message,
  record,
  serverHello,
  serverHelloDone,
} from './bytes';
import { afterHello, forever, type StartPeer } from './peer';

/** Warning alerts without end. */
export const endlessWarnings: StartPeer = afterHello((socket) => forever(socket, A_WARNING));

/** Records without content, without end (RFC 8446 §5.1 allows them for application data only). */
export const endlessEmptyRecords: StartPeer = afterHello((socket) =>
  forever(socket, record(HANDSHAKE, new Uint8Array())),
);

/** A handshake message that says 16 MB, in pieces of one kilobyte, without end. */
export const endlessFragments: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, message(11, new Uint8Array(), 0xffffff)));
  forever(socket, record(HANDSHAKE, new Uint8Array(1_024).fill(0x30)));
});

/** Whole small messages of an unknown type, without end. */
export const endlessMessages: StartPeer = afterHello((socket) =>
  forever(socket, record(HANDSHAKE, message(99, Uint8Array.of(1, 2, 3)))),
);

/** A chain of about one megabyte, correctly wrapped. */
export const oneMegabyteChain: StartPeer = afterHello((socket) => {
  socket.write(record(HANDSHAKE, serverHello()));
  socket.write(inPieces(certificates(64, 16_000), 16_000));
  socket.write(record(HANDSHAKE, serverHelloDone()));
});

/** A web page without end. */
export const endlessPlaintext: StartPeer = afterHello((socket) => {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n');
  forever(socket, Buffer.alloc(4_096, 'never ends '));
});
