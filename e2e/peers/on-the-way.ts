import { hangUp, reset } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';
import { type Peeked, peekHello } from '../../src/main/lab/kit/peek-hello';
import { credentials, type TlsBackend, tlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { LabPki } from '../../src/main/lab/pki';
import { LAB_NAME } from './lab-peer';

// What stands between a computer and a healthy server, reads along, and does something with some of the connections.

/** What becomes of a connection whose greeting was read. */
export type Fate = 'let-through' | 'cut' | 'close' | 'lose';

const serve = (
  backend: TlsBackend,
  fate: Fate,
  { bytes }: Peeked,
  ...[socket]: Parameters<Handler>
): void => {
  if (fate === 'let-through') backend(socket, bytes);
  else if (fate === 'cut') reset(socket);
  else if (fate === 'close') hangUp(socket);
  else socket.resume();
};

/** A healthy server behind something that decides by the greeting. */
export const filteredBy =
  (decide: (peeked: Peeked) => Fate) =>
  async (pki: LabPki): Promise<Handler> => {
    const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate));
    return (socket) => peekHello(socket, (peeked) => serve(backend, decide(peeked), peeked, socket));
  };
