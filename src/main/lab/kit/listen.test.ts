import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { hangUp, reset } from './endings';
import { listen } from './listen';

/** Sends `bytes` and tells how the connection ended, and what came before. */
const ending = (port: number, bytes: string): Promise<{ how: string; text: string }> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('end', () => resolve({ how: 'fin', text }));
    socket.on('error', (error) => resolve({ how: 'code' in error ? String(error.code) : 'error', text }));
  });

describe('a bounded listener', () => {
  it('ends a connection with a FIN and its last words', async () => {
    const server = await listen((socket) => socket.once('data', () => hangUp(socket, 'bye')));
    expect(await ending(server.port, 'x'.repeat(5_000))).toEqual({ how: 'fin', text: 'bye' });
    await server.stop();
  });

  it('ends a connection with a RST', async () => {
    const server = await listen((socket) => socket.once('data', () => reset(socket)));
    expect((await ending(server.port, 'x')).how).toBe('ECONNRESET');
    await server.stop();
  });

  it('leaves nothing open when it stops', async () => {
    const accepted: Socket[] = [];
    const server = await listen((socket) => {
      accepted.push(socket);
      socket.write('hello');
    });
    const client = connect({ host: '127.0.0.1', port: server.port });
    await new Promise((resolve) => client.once('data', resolve));
    const closed = new Promise((resolve) => client.once('close', resolve));
    await server.stop();
    await closed;
    expect(accepted.map((socket) => socket.destroyed)).toEqual([true]);
    expect((await ending(server.port, 'x')).how).toBe('ECONNREFUSED');
  });

  it('says so when the port is taken', async () => {
    const server = await listen(() => undefined);
    await expect(listen(() => undefined, { port: server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await server.stop();
  });
});
