// node scripts/record-hello.mjs NAME [seconds]: waits on 127.0.0.1 for one connection and prints the first record that comes, as an entry for
// src/main/engine/clients/testdata/recorded-more.json. Point the program at https://localhost:PORT; nothing is answered, so it will fail.
import { createServer } from 'node:net';
import { Problem, runMain, say } from './lib/say.mjs';

const HEADER = 5;
/** A record is at most 2^14 bytes; a greeting is far below. */
const MOST = 16_384 + HEADER;
const HANDSHAKE = 22;

/** The first record of whoever connects first, or nothing after so many milliseconds. */
function firstRecord(waitMs) {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      let bytes = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        bytes = Buffer.concat([bytes, chunk]).subarray(0, MOST);
        if (bytes.length < HEADER || bytes.length < HEADER + bytes.readUInt16BE(3)) return;
        finish(bytes.subarray(0, HEADER + bytes.readUInt16BE(3)));
        socket.destroy();
      });
    });
    const timer = setTimeout(() => finish(null), waitMs);
    const finish = (record) => {
      clearTimeout(timer);
      server.close();
      resolve(record);
    };
    server.listen(0, '127.0.0.1', () => say(`Listening on https://localhost:${server.address().port}`));
  });
}

await runMain(async () => {
  const [client, seconds = '60'] = process.argv.slice(2);
  if (!client)
    throw new Problem(
      'No name was given for the recording.',
      'node scripts/record-hello.mjs NAME [seconds]',
      'The name is the id of the profile.',
    );
  const record = await firstRecord(Number(seconds) * 1_000);
  if (!record)
    throw new Problem(
      'Nobody connected in time.',
      '',
      'Start this again and point the program at the address it names.',
    );
  if (record[0] !== HANDSHAKE)
    throw new Problem(
      'What came is no TLS record.',
      record.toString('hex').slice(0, 80),
      'The program may speak plain text first.',
    );
  say(JSON.stringify({ client, hex: record.toString('hex') }));
});
