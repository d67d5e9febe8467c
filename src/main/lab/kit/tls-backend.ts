import type { Socket } from 'node:net';
import { createSecureContext, createServer, type TlsOptions } from 'node:tls';
import type { Identity, LabPki } from '../pki';
import type { Handler } from './listen';

/** Hands a connection over to node:tls; `first`: bytes that were already read. */
export type TlsBackend = (socket: Socket, first?: Uint8Array) => void;

const ANSWER = 'This is a server of the practice lab.\n';
const RESPONSE = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${ANSWER.length}\r\nConnection: close\r\n\r\n${ANSWER}`;
const HANDSHAKE_MS = 30_000;

/** A real TLS server without a port of its own: connections are handed in. Speaks TLS 1.2 and 1.3 unless told otherwise. */
export const tlsBackend = (options: TlsOptions): TlsBackend => {
  const server = createServer({
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: HANDSHAKE_MS,
    ...options,
  });
  server.on('secureConnection', (secure) => {
    secure.on('error', () => secure.destroy());
    secure.once('data', () => secure.end(RESPONSE));
  });
  server.on('tlsClientError', (_error, secure) => secure.destroy());
  return (socket, first) => {
    if (socket.destroyed) return;
    socket.pause();
    if (first !== undefined && first.length > 0) socket.unshift(first);
    server.emit('connection', socket);
  };
};

/** What node:tls wants for these certificates: the leaf first (RFC 8446 §4.4.2), then what signed it. */
export const credentials = (leaf: Identity, ...above: Identity[]): { cert: string; key: string } => ({
  cert: [leaf, ...above].map((identity) => identity.pem).join(''),
  key: leaf.keyPem,
});

/**
 * OpenSSL refuses short keys and SHA-1 unless it is told otherwise; BoringSSL (Electron) knows no such setting and throws on it.
 */
export const leniency = (): Pick<TlsOptions, 'ciphers'> => {
  const ciphers = 'DEFAULT@SECLEVEL=0';
  try {
    createSecureContext({ ciphers });
    return { ciphers };
  } catch {
    return {};
  }
};

/** A server where everything is in order for this name. */
export const healthy = async (pki: LabPki, name: string): Promise<Handler> => {
  const backend = tlsBackend(credentials(await pki.server(name), pki.intermediate));
  return (socket) => backend(socket);
};
