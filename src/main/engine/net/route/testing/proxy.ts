import { connect, type Socket } from 'node:net';
import type { Peer } from '../../testing/peer';
import { startPeer } from '../../testing/peer';

/** A scripted proxy. `heard`: each request as it came; `asked`: host and port of each tunnel it opened. */
export interface FakeProxy extends Peer {
  readonly heard: Buffer[];
}

/** Says what it is told to whatever comes, and keeps what it heard. */
export const deafProxy = async (answer: (socket: Socket, heard: Buffer) => void): Promise<FakeProxy> => {
  const heard: Buffer[] = [];
  const peer = await startPeer((socket) => {
    socket.on('data', (chunk) => {
      heard.push(chunk);
      answer(socket, chunk);
    });
  });
  return Object.assign(peer, { heard });
};

/** Joins both directions; an end on one side is passed on to the other. */
const join = (client: Socket, port: number): void => {
  const server = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
  server.on('error', () => client.destroy());
  client.pipe(server).pipe(client);
  client.once('close', () => server.destroy());
};

/** An HTTP proxy that lets everybody through to `port`, whatever name they ask for. */
export const httpProxy = async (port: number): Promise<FakeProxy> => {
  const heard: Buffer[] = [];
  const peer = await startPeer((socket) => {
    socket.once('data', (chunk) => {
      heard.push(chunk);
      socket.write('HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n');
      join(socket, port);
    });
  });
  return Object.assign(peer, { heard });
};

/** A SOCKS5 proxy that lets through to `port` who says `login` ("user:password"), or everybody. */
export const socks5Proxy = async (port: number, login: string | null = null): Promise<FakeProxy> => {
  const heard: Buffer[] = [];
  const peer = await startPeer((socket) => {
    const steps = [
      () => socket.write(Uint8Array.of(5, login === null ? 0 : 2)),
      ...(login === null
        ? []
        : [(said: Buffer) => socket.write(Uint8Array.of(1, loginOf(said) === login ? 0 : 1))]),
      () => {
        socket.write(Uint8Array.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 80));
        socket.removeAllListeners('data');
        join(socket, port);
      },
    ];
    socket.on('data', (chunk) => {
      heard.push(chunk);
      steps.shift()?.(chunk);
    });
  });
  return Object.assign(peer, { heard });
};

const loginOf = (said: Buffer): string => {
  const length = said[1] ?? 0;
  return `${said.subarray(2, 2 + length)}:${said.subarray(3 + length)}`;
};
