import { createServer } from 'node:net';
import { encodeAlert } from '../../src/main/engine/wire/alert';
import type { ClientHello } from '../../src/main/engine/wire/api';
import { hangUp, reset } from '../../src/main/lab/kit/endings';
import type { Handler } from '../../src/main/lab/kit/listen';
import { newestOffered, peekHello } from '../../src/main/lab/kit/peek-hello';
import type { TlsBackend } from '../../src/main/lab/kit/tls-backend';
import type { StartCausePeer } from '../cases/define-cause-cases';
import { authority, LAB_NAME } from './lab-peer';

/** How a greeting ends. */
type End = 'fin' | 'rst' | 'alert' | 'silence';

const TLS_1_2 = 0x0303;
const FATAL = 2;
const HANDSHAKE_FAILURE = 40;

/** Ends every greeting in one way; `serves`: those that it serves all the same. */
export const endsEvery =
  (end: End, backend?: TlsBackend, serves: (hello: ClientHello) => boolean = () => false): Handler =>
  (socket) =>
    peekHello(socket, ({ hello, bytes }) => {
      if (backend && hello && serves(hello)) return backend(socket, bytes);
      if (end === 'fin') return hangUp(socket);
      if (end === 'rst') return reset(socket);
      if (end === 'alert') return hangUp(socket, encodeAlert(FATAL, HANDSHAKE_FAILURE, TLS_1_2));
      socket.resume();
    });

/** Serves TLS 1.2 where it is offered alone, and nothing newer. */
export const onlyTls12 = (hello: ClientHello): boolean => newestOffered(hello) === TLS_1_2;

/** Serves everybody, after a while. */
export const takesItsTime =
  (backend: TlsBackend, ms: number): Handler =>
  (socket) =>
    peekHello(socket, ({ bytes }) => {
      const timer = setTimeout(() => backend(socket, bytes), ms);
      socket.on('close', () => clearTimeout(timer));
    });

/** Closes on the first greetings, and then nothing listens there any more: a service that goes down while it is looked at. */
export const goesDown =
  (connections: number): StartCausePeer =>
  async () => {
    const pki = await authority();
    let made = 0;
    const server = createServer((socket) => {
      made += 1;
      if (made >= connections) server.close();
      socket.on('error', () => socket.destroy());
      endsEvery('fin')(socket);
    });
    await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
    return {
      port: bound.port,
      stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
      target: { host: LAB_NAME, extraRoots: [pki.root.pem] },
    };
  };
