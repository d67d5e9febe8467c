import { encodeAlert } from '../../src/main/engine/wire/alert';
import { hangUp, reset } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';
import { peekHello } from '../../src/main/lab/kit/peek-hello';
import type { TlsBackend } from '../../src/main/lab/kit/tls-backend';

const TLS_1_2 = 0x0303;
const FATAL = 2;
const UNRECOGNIZED_NAME = 112;

/** What is done with a greeting, by the server name that it carries (null: none). */
type Answer = 'serve' | 'alert' | 'fin' | 'rst' | 'silence';

/** A server, or something in front of it, that looks at the server name and nothing else. */
export const byName =
  (backend: TlsBackend, decide: (name: string | null) => Answer): Handler =>
  (socket) =>
    peekHello(socket, ({ hello, bytes }) => {
      const answer = decide(hello?.serverName ?? null);
      if (answer === 'serve') backend(socket, bytes);
      else if (answer === 'alert') hangUp(socket, encodeAlert(FATAL, UNRECOGNIZED_NAME, TLS_1_2));
      else if (answer === 'fin') hangUp(socket);
      else if (answer === 'rst') reset(socket);
      else socket.resume();
    });
