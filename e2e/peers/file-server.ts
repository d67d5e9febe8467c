import { connect, type Socket } from 'node:net';
import { type FtpPeer, type FtpServer, startFtpPeer } from '../../src/main/engine/net/testing/ftp-peer';
import { listen } from '../../src/main/lab/kit/listen';
import type { StartCausePeer } from '../cases/define-cause-cases';

const GREETING = '220 FTP practice server\r\n';
const TLS_RECORD = 0x16;

/** What stands before the real server's own greeting is passed over: this one greets in words that can be recognised. */
const withoutGreeting = (to: Socket): ((chunk: Buffer) => void) => {
  let greeted = false;
  return (chunk) => {
    const end = greeted ? 0 : chunk.indexOf('\n') + 1;
    greeted = true;
    if (end < chunk.length) to.write(chunk.subarray(end));
  };
};

const joinWith = (client: Socket, first: Buffer, port: number): void => {
  const server = connect({ host: '127.0.0.1', port });
  server.on('error', () => client.destroy());
  server.on('close', () => client.destroy());
  client.on('close', () => server.destroy());
  server.on('data', withoutGreeting(client));
  server.write(first);
  client.on('data', (chunk) => server.write(chunk));
};

/**
 * A file server (FTP, RFC 4217) on any port: greets in plain text, knows AUTH TLS, and takes TLS at once for an unknown word. Each
 * conversation has a server of its own behind it, so that data connections of several at a time find their way.
 */
export const fileServer =
  (wishes: FtpServer): StartCausePeer =>
  async () => {
    const behind: Promise<FtpPeer>[] = [];
    const converse = async (socket: Socket, first: Buffer): Promise<void> => {
      const starting = startFtpPeer(wishes);
      behind.push(starting);
      joinWith(socket, first, (await starting).port);
    };
    const door = await listen((socket) => {
      socket.write(GREETING);
      socket.once('data', (first: Buffer) => {
        if (first[0] === TLS_RECORD) socket.end('500 What?\r\n');
        else void converse(socket, first);
      });
    });
    const stop = async () => {
      await door.stop();
      for (const server of await Promise.all(behind)) await server.close();
    };
    return { port: door.port, stop };
  };
