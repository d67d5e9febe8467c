import { alert, HANDSHAKE, HANDSHAKE_FAILURE, record, serverHello } from './bytes';
import { afterHello, atOnce, type StartPeer } from './peer';

/** Ends its own side right after the connection opened and goes on reading. */
export const halfClose: StartPeer = atOnce((socket) => socket.end());

/** A FIN in the middle of a record. */
export const finInsideRecord: StartPeer = afterHello((socket) =>
  socket.end(record(HANDSHAKE, serverHello()).subarray(0, 30)),
);

/** An alert and a FIN in one go. */
export const alertAndFin: StartPeer = afterHello((socket) => socket.end(HANDSHAKE_FAILURE));

/** An alert, and a RST right behind it: some systems then throw away what was already received. */
export const alertAndReset: StartPeer = afterHello((socket) => {
  socket.write(HANDSHAKE_FAILURE, () => socket.resetAndDestroy());
});

/** A RST before a word was said. */
export const resetOnAccept: StartPeer = atOnce((socket) => socket.resetAndDestroy());

/** An alert with a level and a description that no document knows. */
export const unknownAlert: StartPeer = afterHello((socket) => socket.end(alert(7, 200)));

/** Takes turns: a FIN, a RST, an alert, and again. */
export const everyTimeAnother: StartPeer = () => {
  let turn = 0;
  return afterHello((socket) => {
    turn += 1;
    if (turn % 3 === 0) socket.resetAndDestroy();
    else socket.end(turn % 3 === 1 ? '' : HANDSHAKE_FAILURE);
  })();
};
