import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { type Made, makeCertificate, pem } from '../trust/testing/make-chain';

/** A server of node:tls on loopback. */
export interface TlsPeer {
  readonly port: number;
  close(): Promise<void>;
}

export const privatePem = (made: Made): string =>
  made.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const usual = makeCertificate({ subject: 'handrail.test', names: ['handrail.test'] });

/** Starts it with a certificate of its own, unless `options` bring another. `remembers`: sessions by their id, now. */
export const startTlsPeer = async (
  options: TlsOptions = {},
  talk: (socket: TLSSocket) => void = () => {},
  remembers: () => boolean = () => true,
): Promise<TlsPeer> => {
  const sockets = new Set<TLSSocket>();
  const server = createServer({ key: privatePem(usual), cert: pem(usual), ...options }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    talk(socket);
  });
  server.on('tlsClientError', () => {});
  const known = new Map<string, Buffer>();
  // Without these two a server of node:tls gives session ids and remembers none of them.
  server.on('newSession', (id: Buffer, data: Buffer, done: () => void) => {
    known.set(id.toString('hex'), data);
    done();
  });
  server.on('resumeSession', (id: Buffer, done: (error: null, data: Buffer | null) => void) => {
    done(null, (remembers() && known.get(id.toString('hex'))) || null);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
