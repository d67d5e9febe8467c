import { hangUp, reset } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const LISTED = { answers: { 'allow-list': 'yes' } };

export const cases = causeCases({
  cause: 'ip-allowlist',
  holds: [
    {
      name: 'it closes on this computer whatever it says, and its owner keeps a list',
      peer: labPeer(() => (socket) => peekHello(socket, () => hangUp(socket))),
      asked: LISTED,
      verdict: 'likely',
    },
    {
      name: 'it cuts every connection off at once, and nobody knows of a list',
      peer: labPeer(() => reset),
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it speaks only TLS 1.2 of old, refuses the rest, and its owner keeps a list',
      peer: labPeer(async (pki) => {
        const { pem, keyPem } = await pki.server(LAB_NAME);
        const backend = tlsBackend({ cert: pem + pki.intermediate.pem, key: keyPem, maxVersion: 'TLSv1.2' });
        return (socket) => backend(socket);
      }),
      asked: LISTED,
    },
    { name: 'it lets this computer in', peer: labPeer((pki) => healthy(pki, LAB_NAME)), asked: LISTED },
  ],
});
