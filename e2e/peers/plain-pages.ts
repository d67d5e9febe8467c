import { hangUp, onFirstBytes } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';

/** Answers whatever comes with this page in plain HTTP, as something does that stands in the server's place. */
export const page =
  (status: string, headers: readonly string[] = [], body = ''): Handler =>
  (socket) =>
    onFirstBytes(socket, () =>
      hangUp(
        socket,
        [
          `HTTP/1.1 ${status}`,
          ...headers,
          'Content-Type: text/html',
          `Content-Length: ${Buffer.byteLength(body)}`,
          'Connection: close',
          '',
          body,
        ].join('\r\n'),
      ),
    );
