// node silent.mjs PORT ADDRESS…: accepts every connection, reads whatever comes, and never answers.
import { createServer } from 'node:net';

const [port, ...addresses] = process.argv.slice(2);
for (const address of addresses) {
  createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.resume();
  }).listen(Number(port), address, 511);
}
