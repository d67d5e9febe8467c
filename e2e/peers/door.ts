import { connect, createServer, type Socket } from 'node:net';

/** A proxy on loopback that leads everybody to one server. `heard`: the first line of each request; `refused`: requests without the right login. */
export interface Door {
  readonly port: number;
  readonly heard: readonly string[];
  readonly refused: () => number;
  stop(): Promise<void>;
}

const join = (client: Socket, port: number): void => {
  const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  server.on('error', () => client.destroy());
  client.on('close', () => server.destroy());
  client.pipe(server).pipe(client);
};

/** An HTTP proxy that wants this login ("kim:secret", or null for none) and leads to `port`. */
export const startDoor = async (port: number, login: string | null): Promise<Door> => {
  const wanted = login === null ? null : Buffer.from(login).toString('base64');
  const heard: string[] = [];
  const open = new Set<Socket>();
  let refused = 0;
  const answer = (socket: Socket, request: string): void => {
    heard.push(request.split('\r\n')[0] ?? '');
    const given = /^proxy-authorization: *basic +(\S+)/im.exec(request)?.[1];
    if (wanted === null || given === wanted) {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      join(socket, port);
      return;
    }
    refused += 1;
    socket.end(
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="lab"\r\nContent-Length: 0\r\n\r\n',
    );
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    socket.once('data', (chunk: Buffer) => answer(socket, chunk.toString('latin1')));
    socket.on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the proxy has no port');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { port: bound.port, heard, refused: () => refused, stop };
};
