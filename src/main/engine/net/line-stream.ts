import { Duplex } from 'node:stream';
import type { Line } from './open-line';

/** A stream that node:tls can speak over, while the socket below stays ours to watch. */
export interface LineStream {
  readonly stream: Duplex;
  /** Bytes from the peer. */
  push(chunk: Uint8Array): void;
  /** The peer's end, FIN and RST alike: what arrived before it is read first. */
  end(): void;
}

/** `sent` sees every write before it goes out. */
export const createLineStream = (line: Line, sent: (bytes: Uint8Array) => void): LineStream => {
  const stream = new Duplex({
    // The line pushes as bytes come; a handshake is small, so nothing is held back.
    read() {},
    write(chunk: Buffer, _encoding, done) {
      sent(chunk);
      line.write(chunk);
      done();
    },
  });
  // What goes wrong below is told by the line; an unheard 'error' would end the process.
  stream.on('error', () => {});
  return {
    stream,
    push: (chunk) => {
      stream.push(chunk);
    },
    end: () => {
      stream.push(null);
    },
  };
};
