import { credentials, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { inOrder } from '../../peers/fronted';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { refusesBehindServerHello } from '../../peers/refuses-late';
import { causeCases } from '../define-cause-cases';

const NO_PROTOCOL =
  'rpc error: transport: authentication handshake failed: remote error: tls: no application protocol';

const speaking = (ALPNProtocols: string[]) =>
  labPeer(async (pki) => {
    const backend = tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ALPNProtocols,
    });
    return (socket) => backend(socket);
  });

export const cases = causeCases({
  cause: 'alpn-none-shared',
  holds: [
    { name: 'it speaks MQTT alone and refuses HTTP', peer: speaking(['mqtt']), verdict: 'confirmed' },
    {
      name: 'it speaks HTTP/1.1 alone, and a program that wants HTTP/2 reports that nothing is shared',
      peer: inOrder,
      asked: { program: 'go', message: NO_PROTOCOL },
      verdict: 'confirmed',
    },
    {
      name: 'it speaks TLS 1.3 and refuses the languages behind its ServerHello',
      peer: refusesBehindServerHello(120),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it refuses behind its ServerHello for another reason',
      peer: refusesBehindServerHello(40),
    },
    {
      name: 'it ignores the languages, and the same error is reported',
      peer: speaking([]),
      asked: { program: 'go', message: NO_PROTOCOL },
    },
    { name: 'it speaks HTTP/2 and HTTP/1.1', peer: speaking(['h2', 'http/1.1']) },
    { name: 'a server in order', peer: inOrder },
  ],
});
