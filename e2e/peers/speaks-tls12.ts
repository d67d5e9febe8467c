import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { atOnce, type StartPeer } from './peer';
import { SERVER_CERTIFICATE, SERVER_KEY } from './server-identity';

// Peers that complete a handshake of TLS 1.2 for real and go wrong behind it.

const context = createSecureContext({
  key: SERVER_KEY,
  cert: SERVER_CERTIFICATE,
  maxVersion: 'TLSv1.2',
});

const behindIt = (then: (upper: TLSSocket, socket: Socket) => void): StartPeer =>
  atOnce((socket) => {
    const upper = new TLSSocket(socket, { isServer: true, secureContext: context });
    upper.on('error', () => socket.destroy());
    upper.on('end', () => upper.end());
    upper.on('secure', () => then(upper, socket));
    upper.resume();
  });

/** Completes the handshake and says nothing. */
export const silentBehindTls12 = behindIt(() => undefined);
/** Completes the handshake and closes. */
export const closesBehindTls12 = behindIt((upper) => upper.end());
/** Completes the handshake and resets. */
export const resetsBehindTls12 = behindIt((_upper, socket) => socket.resetAndDestroy());
/** Completes the handshake and sends what would harm a terminal. */
export const hostileDataBehindTls12 = behindIt((upper) => {
  upper.write('220 \u001b]0;x\u0007\u202e<img src=x> ESMTP\r\n');
});
/** Completes the handshake and talks without end. */
export const dataBehindTls12WithoutEnd = behindIt((upper) => {
  const more = (): void => {
    for (let count = 0; count < 16; count += 1)
      if (upper.destroyed || !upper.writable || !upper.write('never ends '.repeat(300))) return;
    setImmediate(more);
  };
  upper.on('drain', more);
  more();
});
/** Completes the handshake and asks for another one. */
export const renegotiatesBehindTls12 = behindIt((upper) => {
  upper.renegotiate({ rejectUnauthorized: false }, () => upper.end());
});
