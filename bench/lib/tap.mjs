// A listener on the line: passes every connection on to a server and notes what each hello asked for.
// Only so can be told whether a tool did not find a suite, or never asked for it.
import { createConnection, createServer } from 'node:net';
import { readHello, recordSize } from './hello.mjs';

const LARGEST_HELLO = 1 << 16;

/** Notes for one tool: suites and groups asked for, each a map from version to set. */
const emptyNotes = () => ({ connections: 0, suites: new Map(), groups: new Map() });

function note(notes, hello) {
  for (const kind of ['suites', 'groups']) {
    for (const version of hello.versions) {
      if (!notes[kind].has(version)) notes[kind].set(version, new Set());
      for (const code of hello[kind]) notes[kind].get(version).add(code);
    }
  }
}

/** Watches what a client sends until its hello is whole; plain dialogue before it is passed over piece by piece. */
function watcher(notes) {
  let bytes = Buffer.alloc(0);
  let done = false;
  return (piece) => {
    if (done) return;
    bytes = recordSize(bytes) > 0 ? Buffer.concat([bytes, piece]) : piece;
    const size = recordSize(bytes);
    if (size === 0) return;
    if (bytes.length < size && bytes.length < LARGEST_HELLO) return;
    done = true;
    const hello = readHello(bytes.subarray(0, size));
    if (hello) note(notes, hello);
  };
}

/** Starts it in front of `host`:`port`. Gives `{ port, notes(), end }`; `notes()` hands out what was noted and begins anew. */
export async function startTap(host, port) {
  let notes = emptyNotes();
  const sockets = new Set();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    notes.connections += 1;
    const watch = watcher(notes);
    const upstream = createConnection({ host, port, allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ]) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.end();
      });
      one.pipe(other);
    }
    client.on('data', watch);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, host, 511, resolve));
  return {
    port: server.address().port,
    notes: () => {
      const seen = notes;
      notes = emptyNotes();
      return seen;
    },
    end: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
