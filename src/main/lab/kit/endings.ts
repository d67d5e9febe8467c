import type { Socket } from 'node:net';

/** Ends with a FIN alone. Bytes that still come are read away: a close over unread bytes would make the system send a RST. */
export const hangUp = (socket: Socket, last: Uint8Array | string = ''): void => {
  socket.resume();
  socket.end(last);
};

/** Ends with a RST. */
export const reset = (socket: Socket): void => {
  socket.resetAndDestroy();
};

/** Does `then` once, when the first bytes have come. */
export const onFirstBytes = (socket: Socket, then: (bytes: Buffer) => void): void => {
  socket.once('data', then);
};
