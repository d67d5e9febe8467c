import { createServer as createPlain, type Socket } from 'node:net';
import { createSecureContext, createServer, TLSSocket, type TlsOptions } from 'node:tls';
import { SERVER_CERTIFICATE, SERVER_KEY } from './server-identity';

/** A real server on loopback. `made`: connections so far; `most`: how many were open at a time at most. */
export interface Server {
  readonly port: number;
  readonly made: () => number;
  readonly most: () => number;
  readonly open: () => number;
  /** The names that were asked for; '' for none. */
  readonly names: () => readonly string[];
  stop(): Promise<void>;
}

/** A connection that is closed sooner is not counted as one beside another. */
const SETTLED_MS = 4;
const OWN = { key: SERVER_KEY, cert: SERVER_CERTIFICATE };

/** Takes connections, counts them, and hands each to `serve` with its number, from 1. */
const listen = async (
  serve: (socket: Socket, number: number) => void,
  names: readonly string[] = [],
): Promise<Server> => {
  const open = new Set<Socket>();
  let [made, most] = [0, 0];
  const server = createPlain((socket) => {
    made += 1;
    open.add(socket);
    // What the other side closed before it came back is still on its way through here.
    setTimeout(() => {
      most = Math.max(most, open.size);
    }, SETTLED_MS);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    serve(socket, made);
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return {
    port: bound.port,
    made: () => made,
    most: () => most,
    open: () => open.size,
    names: () => names,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};

const secure = (options: TlsOptions, names: string[]) => {
  const server = createServer({ ...OWN, ...options });
  server.on('tlsClientError', () => undefined);
  server.on('secureConnection', (socket) => {
    names.push(socket.servername || '');
    socket.on('error', () => socket.destroy());
    socket.resume();
  });
  return server;
};

/** A server of TLS. `fails`: the numbers of the connections that it resets once it was greeted. */
export const startTls = (
  options: TlsOptions = {},
  fails: (number: number) => boolean = () => false,
): Promise<Server> => {
  const names: string[] = [];
  const server = secure(options, names);
  return listen((socket, number) => {
    if (fails(number)) socket.once('data', () => socket.resetAndDestroy());
    else server.emit('connection', socket);
  }, names);
};

const LINES: readonly (readonly [RegExp, string])[] = [
  [/^EHLO /i, '250-peer.lab.test\r\n250-SIZE 1000\r\n250 STARTTLS\r\n'],
  [/^HELO /i, '250 peer.lab.test\r\n'],
  [/^STARTTLS\r/i, '220 go ahead\r\n'],
  [/^QUIT/i, '221 bye\r\n'],
];

/** A mail server that begins in plain text and switches to TLS when it is asked to. */
export const startMail = (): Promise<Server> => {
  const context = createSecureContext(OWN);
  const talk = (socket: Socket): void => {
    socket.write('220 peer.lab.test ESMTP\r\n');
    const hear = (chunk: Buffer): void => {
      const line = chunk.toString('latin1');
      socket.write(LINES.find(([pattern]) => pattern.test(line))?.[1] ?? '500 what?\r\n');
      if (!/^STARTTLS\r/i.test(line)) return;
      socket.off('data', hear);
      const upper = new TLSSocket(socket, { isServer: true, secureContext: context });
      upper.on('error', () => socket.destroy());
      upper.resume();
    };
    socket.on('data', hear);
  };
  return listen(talk);
};
