// Loaded before our command (node -r): writes down the first message of every connection, as [port, base64] in the file that
// HANDRAIL_BENCH_GREETINGS names. replay.mjs sends them again.
const { writeFileSync } = require('node:fs');
const { Socket } = require('node:net');

const file = process.env.HANDRAIL_BENCH_GREETINGS;
const greetings = [];
const greeted = new WeakSet();
const { write } = Socket.prototype;

Socket.prototype.write = function (chunk, ...others) {
  // A terminal or a pipe is a socket too, and has no port at its other end.
  if (this.remotePort && chunk.length > 0 && !greeted.has(this)) {
    greeted.add(this);
    greetings.push([this.remotePort, Buffer.from(chunk).toString('base64')]);
  }
  return write.call(this, chunk, ...others);
};

process.on('exit', () => writeFileSync(file, JSON.stringify(greetings)));
