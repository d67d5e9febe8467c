import { createServer } from 'node:tls';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { afterHello, atOnce } from '../../peers/peer';
import { causeCases } from '../define-cause-cases';

const closes = afterHello((socket) => socket.end());
const SERVERS_OWN =
  'System.NotSupportedException: The server mode SSL must use a certificate with the associated private key.';

/** A real TLS server that was given no certificate at all. */
const withoutCertificate = labPeer(() => {
  const server = createServer({});
  server.on('tlsClientError', (_error, secure) => secure.destroy());
  return (socket) => {
    server.emit('connection', socket);
  };
});

// From a client this is never more than possible: only the server's own text makes it likely.
export const cases = causeCases({
  cause: 'server-cert-key-missing',
  holds: [
    { name: 'it closes on every greeting', peer: closes, verdict: 'possible' },
    {
      name: 'it has no certificate, and refuses every greeting',
      peer: withoutCertificate,
      verdict: 'possible',
    },
    {
      name: 'it closes on every greeting, and its own text says that the key is missing',
      peer: closes,
      asked: { message: SERVERS_OWN },
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    { name: 'it closes before it is greeted', peer: atOnce((socket) => socket.end()) },
    { name: 'it answers every greeting', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
