import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { behindProxy, everySecond } from '../../peers/behind-a-proxy';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'unsteady',
  holds: [
    {
      name: 'every third greeting of a kind is closed on',
      peer: labPeer(async (pki) => {
        const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate));
        const greetings = new Map<number, number>();
        return (socket) =>
          peekHello(socket, ({ bytes }) => {
            const count = (greetings.get(bytes.length) ?? 0) + 1;
            greetings.set(bytes.length, count);
            if (count % 3 === 0) hangUp(socket);
            else backend(socket, bytes);
          });
      }),
      verdict: 'confirmed',
    },
    {
      name: 'it takes no greeting after the first fifteen, as a limit on connections does',
      peer: labPeer(async (pki) => {
        const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate));
        let left = 15;
        return (socket) =>
          peekHello(socket, ({ bytes }) => {
            left -= 1;
            if (left >= 0) backend(socket, bytes);
            else hangUp(socket);
          });
      }),
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    {
      name: 'it closes on every greeting, each time',
      peer: labPeer(() => (socket) => peekHello(socket, () => hangUp(socket))),
    },
    { name: 'it is the proxy that fails every other time, not the server', peer: behindProxy(everySecond) },
    { name: 'it answers each time', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
