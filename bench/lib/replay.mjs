// The floor: plain Node sockets that send the same greetings to the same servers, read once and close. No deciding what to ask next, no
// reading of answers, no handshake to its end. `node replay.mjs GREETINGS HOST AT-ONCE`
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [file, host, atOnce] = process.argv.slice(2);
/** To one server: as many as a polite scan may have under way there. */
const EACH = 11;

const byPort = new Map();
for (const [port, greeting] of JSON.parse(readFileSync(file, 'utf8'))) {
  if (!byPort.has(port)) byPort.set(port, []);
  byPort.get(port).push(Buffer.from(greeting, 'base64'));
}
const servers = [...byPort];
const buffer = new Uint8Array(65_536);

const greet = (port, greeting, over) => {
  const callback = () => {
    socket.destroy();
    return true;
  };
  // As the engine's own lines are made (net/open-line.ts), so that only what it does with them differs.
  const socket = connect({
    ...{ host, port, onread: { buffer, callback } },
    ...{ allowHalfOpen: true, noDelay: true, emitClose: false, autoDestroy: true, decodeStrings: false },
  });
  socket.on('connect', () => socket.write(greeting));
  socket.on('end', () => socket.destroy());
  socket.on('error', () => {});
  socket.on('close', over);
};

const nextServer = () => {
  const server = servers.pop();
  if (!server) return;
  const [port, greetings] = server;
  let open = 0;
  const next = () => {
    const greeting = greetings.shift();
    if (greeting) {
      open += 1;
      greet(port, greeting, () => {
        open -= 1;
        next();
      });
    } else if (open === 0) nextServer();
  };
  for (let at = 0; at < EACH; at += 1) next();
};
for (let at = 0; at < Number(atOnce); at += 1) nextServer();
