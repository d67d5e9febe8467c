import { createServer } from 'node:tls';
import type { Handler } from '../../src/main/lab/kit/listen';

/** A real TLS server that was given no certificate at all: it refuses every greeting. */
export const withoutCertificate = (): Handler => {
  const server = createServer({});
  server.on('tlsClientError', (_error, secure) => secure.destroy());
  return (socket) => {
    server.emit('connection', socket);
  };
};
