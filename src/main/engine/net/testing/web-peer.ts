import { type Peer, startPeer } from './peer';

/** What a web server has at one path: bytes, with another status or Date if wanted. */
export interface Page {
  readonly body?: Uint8Array | string;
  readonly status?: string;
  readonly date?: Date;
  readonly headers?: readonly string[];
}

/** A plain web server on loopback. `asked`: the first line of each request, in order. `at` gives the address of a path. */
export interface WebPeer extends Pick<Peer, 'port' | 'close'> {
  readonly asked: string[];
  at(path: string): string;
}

const answer = ({ body = '', status = '200 OK', date = new Date(), headers = [] }: Page): Uint8Array => {
  const bytes = Buffer.from(body);
  const head = [
    `HTTP/1.1 ${status}`,
    `Date: ${date.toUTCString()}`,
    `Content-Length: ${bytes.length}`,
    'Connection: close',
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
};

/** Starts one. `pages` is asked for each path, once the whole request is there; undefined = not found. */
export const startWebPeer = async (
  pages: (path: string, body: Uint8Array) => Page | undefined,
): Promise<WebPeer> => {
  const asked: string[] = [];
  const peer = await startPeer((socket) => {
    let read = Buffer.alloc(0);
    let answered = false;
    socket.on('data', (chunk: Buffer) => {
      read = Buffer.concat([read, chunk]);
      const end = read.indexOf('\r\n\r\n');
      if (end === -1 || answered) return;
      const head = read.subarray(0, end).toString('latin1');
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (read.length < end + 4 + length) return;
      answered = true;
      const [first = ''] = head.split('\r\n');
      asked.push(first);
      const path = first.split(' ')[1] ?? '/';
      socket.end(answer(pages(path, read.subarray(end + 4)) ?? { status: '404 Not Found' }));
    });
  });
  return { port: peer.port, asked, at: (path) => `http://127.0.0.1:${peer.port}${path}`, close: peer.close };
};
