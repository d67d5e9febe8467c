import { connect, isIP, type Socket } from 'node:net';
import { codeOf } from './failure-table';

/** What a line tells. Exactly one of `ended` and `failed` comes, at most once, and after it nothing more. */
export interface LineEvents {
  connected(): void;
  /** A moment after `connected`, unless the line broke: now is the time to write. */
  ready(): void;
  data(chunk: Uint8Array): void;
  /** The peer's FIN, or its RST. */
  ended(how: 'fin' | 'rst'): void;
  /** An operating system's error code, while connecting or later. */
  failed(code: string): void;
}

/** One TCP connection, watched. */
export interface Line {
  /** One write. `done` comes when the bytes left this program; not when the line is over. */
  write(bytes: Uint8Array, done?: () => void): void;
  /** The socket itself, for node:tls to speak over; null when the line is over. Its bytes, FIN and RST are no longer told here. */
  handOver(): Socket | null;
  /** Closes and resolves once nothing of the socket is left. May be called at any time, also twice. */
  close(): Promise<void>;
}

const isReset = (error: Error | null | undefined): boolean => codeOf(error) === 'ECONNRESET';

const NOTHING = new Uint8Array(0);

/** Where all lines read into, one after the other. Without it every read of every line takes 64 KB of its own, which is most of a scan's memory. */
const READ_BUFFER = new Uint8Array(65_536);

const brokenLine = (events: LineEvents, code: string): Line => {
  const timer = setImmediate(() => events.failed(code));
  return {
    write() {},
    handOver: () => null,
    close: () => {
      clearImmediate(timer);
      return Promise.resolve();
    },
  };
};

/**
 * Opens a TCP connection to an IP address (never a name: nothing is resolved here). The connect deadline is the caller's: it closes.
 * Half-open on purpose, so that the peer's FIN is ours to see and not Node's to answer.
 */
export const openLine = (address: string, port: number, events: LineEvents): Line => {
  if (isIP(address) === 0) return brokenLine(events, 'ENOTADDRESS');
  let over = false;
  let connected = false;
  let sawEnd = false;
  const callback = (length: number): boolean => {
    // A copy: the buffer is everybody's.
    if (!over) events.data(new Uint8Array(READ_BUFFER.subarray(0, length)));
    return true;
  };
  const onread = { buffer: READ_BUFFER, callback };
  const socket = connect({ host: address, port, allowHalfOpen: true, noDelay: true, onread });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const last = (tell: () => void) => {
    if (over) return;
    over = true;
    tell();
  };
  const ready = () => {
    if (!over) events.ready();
  };
  socket.once('connect', () => {
    if (over) return;
    connected = true;
    events.connected();
    // One turn of the event loop for what has already arrived: a write to a reset socket would throw received bytes away.
    setImmediate(() => setImmediate(ready));
  });
  socket.once('end', () => {
    sawEnd = true;
    // libuv reports data followed by a RST in the same turn as an end of stream (uv__stream_io, POLLHUP after a partial read).
    // The pending error is still there: an empty write sends nothing and brings it out.
    socket.write(NOTHING, (error) => last(() => events.ended(isReset(error) ? 'rst' : 'fin')));
  });
  socket.on('error', (error) => {
    last(() => {
      if (connected && (sawEnd || isReset(error))) events.ended(isReset(error) ? 'rst' : 'fin');
      else events.failed(codeOf(error));
    });
  });
  return {
    write(bytes, done) {
      if (over) return;
      socket.write(bytes, (error) => {
        if (!error) done?.();
      });
    },
    handOver: () => (over ? null : socket),
    close() {
      over = true;
      socket.destroy();
      return closed;
    },
  };
};
