import { connect, isIP, type Socket } from 'node:net';
import { codeOf } from './failure-table';

/** What a line tells. Exactly one of `ended` and `failed` comes, at most once, and after it nothing more. */
export interface LineEvents {
  connected(): void;
  /** A moment after `connected`, unless the line broke: now is the time to write. */
  ready(): void;
  /** The bytes are everybody's: they are there until this returns, and no longer. */
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
  /** Closes and resolves once nothing of the socket is left. May be called at any time, also twice. */
  close(): Promise<void>;
}

const isReset = (error: Error | null | undefined): boolean => codeOf(error) === 'ECONNRESET';

const NOTHING = new Uint8Array(0);

/** Where all lines read into, one after the other. Without it every read of every line takes 64 KB of its own, which is most of a scan's memory. */
const READ_BUFFER = new Uint8Array(65_536);

/**
 * The last three are what node:net sets in any case. Where they are missing it adds them to a copy of these options, and in V8 11 that makes
 * new hidden classes for every socket: 5 µs instead of 0.3, and 2 KB that only a full collection takes away.
 */
const SOCKET_OPTIONS = {
  allowHalfOpen: true,
  noDelay: true,
  emitClose: false,
  autoDestroy: true,
  decodeStrings: false,
} as const;

const brokenLine = (events: LineEvents, code: string): Line => {
  const timer = setImmediate(() => events.failed(code));
  return {
    write() {},
    close: () => {
      clearImmediate(timer);
      return Promise.resolve();
    },
  };
};

/** A class: a scan opens ten thousand lines, and each would bring a dozen functions of its own. */
class SocketLine implements Line {
  private readonly socket: Socket;
  private readonly closed: Promise<void>;
  private over = false;
  private connected = false;
  private sawEnd = false;

  constructor(
    address: string,
    port: number,
    private readonly events: LineEvents,
  ) {
    const callback = (length: number): boolean => {
      if (!this.over) this.events.data(READ_BUFFER.subarray(0, length));
      return true;
    };
    const onread = { buffer: READ_BUFFER, callback };
    const socket = connect({ host: address, port, onread, ...SOCKET_OPTIONS });
    this.socket = socket;
    this.closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('connect', () => this.onConnect());
    socket.on('end', () => this.onEnd());
    socket.on('error', (error) => this.onError(error));
  }

  write(bytes: Uint8Array, done?: () => void): void {
    if (this.over) return;
    if (!done) this.socket.write(bytes);
    else
      this.socket.write(bytes, (error) => {
        if (!error) done();
      });
  }

  close(): Promise<void> {
    this.over = true;
    this.socket.destroy();
    return this.closed;
  }

  private onConnect(): void {
    if (this.over) return;
    this.connected = true;
    this.events.connected();
    // One turn of the event loop for what has already arrived: a write to a reset socket would throw received bytes away.
    setImmediate(nextTurn, this);
  }

  /** Of `ready`, told by `nextTurn`. */
  tellReady(): void {
    if (!this.over) this.events.ready();
  }

  private onEnd(): void {
    this.sawEnd = true;
    // libuv reports data followed by a RST in the same turn as an end of stream (uv__stream_io, POLLHUP after a partial read).
    // The pending error is still there: an empty write sends nothing and brings it out.
    this.socket.write(NOTHING, (error) => {
      if (this.isLast()) this.events.ended(isReset(error) ? 'rst' : 'fin');
    });
  }

  private onError(error: Error): void {
    if (!this.isLast()) return;
    if (this.connected && (this.sawEnd || isReset(error))) this.events.ended(isReset(error) ? 'rst' : 'fin');
    else this.events.failed(codeOf(error));
  }

  /** The first of `ended` and `failed` is the last that is told. */
  private isLast(): boolean {
    const isLast = !this.over;
    this.over = true;
    return isLast;
  }
}

const nowReady = (line: SocketLine): void => line.tellReady();
const nextTurn = (line: SocketLine): void => {
  setImmediate(nowReady, line);
};

/**
 * Opens a TCP connection to an IP address (never a name: nothing is resolved here). The connect deadline is the caller's: it closes.
 * Half-open on purpose, so that the peer's FIN is ours to see and not Node's to answer.
 */
export const openLine = (address: string, port: number, events: LineEvents): Line =>
  isIP(address) === 0 ? brokenLine(events, 'ENOTADDRESS') : new SocketLine(address, port, events);
