import { createServer, type Server } from 'node:http';

/** What an authority's address answers: a list, a certificate, an answer about one. `date`: what its clock says; default: the right time. */
export interface Served {
  readonly status?: number;
  readonly type: string;
  readonly body: () => Promise<Uint8Array> | Uint8Array;
  readonly date?: Date;
}

/** A web server of an authority on loopback. `url`: without a path, e.g. "http://127.0.0.1:45123". */
export interface AuthorityHttp {
  readonly url: string;
  stop(): Promise<void>;
}

const MOST_BODY = 100_000;

const bound = (server: Server, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port: 0 }, () => {
      const at = server.address();
      if (at === null || typeof at === 'string') reject(new Error('the authority has no port'));
      else resolve(at.port);
    });
  });

/** Answers what stands in `paths` (looked up at each request, so that it can be filled later), and 404 to everything else. */
export const authorityHttp = async (
  paths: ReadonlyMap<string, Served>,
  address = '127.0.0.1',
): Promise<AuthorityHttp> => {
  const server = createServer((request, response) => {
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BODY) request.destroy();
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      const served = paths.get(request.url ?? '');
      if (!served) {
        response.writeHead(404, { 'Content-Length': 0, Connection: 'close' }).end();
        return;
      }
      void Promise.resolve(served.body()).then((body) => {
        if (served.date) response.sendDate = false;
        response.writeHead(served.status ?? 200, {
          'Content-Type': served.type,
          'Content-Length': body.length,
          Connection: 'close',
          ...(served.date ? { Date: served.date.toUTCString() } : {}),
        });
        response.end(body);
      });
    });
  });
  const port = await bound(server, address);
  return {
    url: `http://${address}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
