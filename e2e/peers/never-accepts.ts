import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { StartCausePeer } from '../cases/define-cause-cases';

// A port whose connections are never accepted: its queue is full, so the system drops whoever else knocks, as a firewall would (Linux).

/** Listens with a queue of one, and then does nothing any more until it is told to end. */
const LISTENER = `
const { parentPort, workerData } = require('node:worker_threads');
const server = require('node:net').createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port);
  setImmediate(() => Atomics.wait(workerData, 0, 0));
});
`;

/** So long a connection on loopback is never on its way: the queue is full. */
const FULL_AFTER_MS = 400;
const MOST = 12;

/** A connection that waits in the queue, or null when there was no room. */
const knock = (port: number): Promise<Socket | null> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(null);
    }, FULL_AFTER_MS);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });

const fill = async (port: number): Promise<Socket[]> => {
  const waiting: Socket[] = [];
  for (let count = 0; count < MOST; count += 1) {
    const socket = await knock(port);
    if (!socket) return waiting;
    socket.on('error', () => socket.destroy());
    waiting.push(socket);
  }
  throw new Error('the queue of this port does not fill up');
};

/** Nothing comes back on this port, neither yes nor no. */
export const neverAccepts: StartCausePeer = async () => {
  const awake = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(LISTENER, { eval: true, workerData: awake });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const waiting = await fill(port);
  return {
    port,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      Atomics.store(awake, 0, 1);
      Atomics.notify(awake, 0);
      await worker.terminate();
    },
  };
};
