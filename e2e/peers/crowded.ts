import { reset } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';
import { peekHello } from '../../src/main/lab/kit/peek-hello';
import type { TlsBackend } from '../../src/main/lab/kit/tls-backend';

/** Serves so many at a time, each for a moment at least, and cuts off whoever comes on top. */
export const servesAtATime = (backend: TlsBackend, most: number, ms = 200): Handler => {
  let inside = 0;
  return (socket) =>
    peekHello(socket, ({ bytes }) => {
      if (inside >= most) return reset(socket);
      inside += 1;
      const timer = setTimeout(() => {
        inside -= 1;
        backend(socket, bytes);
      }, ms);
      socket.on('close', () => timer.unref());
    });
};
