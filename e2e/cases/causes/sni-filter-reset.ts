import { encodeAlert } from '../../../src/main/engine/wire/alert';
import { hangUp, reset } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { filteredBy } from '../../peers/on-the-way';
import { causeCases } from '../define-cause-cases';

const FATAL = 2;
const UNRECOGNIZED_NAME = 112;

export const cases = causeCases({
  cause: 'sni-filter-reset',
  holds: [
    {
      name: 'greetings with the blocked name are cut off, all others reach a healthy server',
      peer: labPeer(filteredBy(({ hello }) => (hello?.serverName === LAB_NAME ? 'cut' : 'let-through'))),
      verdict: 'likely',
    },
    {
      name: 'greetings with the blocked name get lost, all others reach a healthy server',
      peer: labPeer(filteredBy(({ hello }) => (hello?.serverName === LAB_NAME ? 'lose' : 'let-through'))),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'the server itself says that it does not know the name',
      peer: labPeer(async (pki) => {
        const backend = tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate));
        return (socket) =>
          peekHello(socket, ({ hello, bytes }) => {
            if (hello?.serverName === LAB_NAME) hangUp(socket, encodeAlert(FATAL, UNRECOGNIZED_NAME, 0x0303));
            else backend(socket, bytes);
          });
      }),
    },
    {
      name: 'it cuts off every name but one, as a server does that knows one name',
      peer: labPeer(
        filteredBy(({ hello }) => (hello?.serverName === 'www.lab.test' ? 'let-through' : 'cut')),
      ),
    },
    {
      name: 'every greeting is cut off',
      peer: labPeer(() => (socket) => peekHello(socket, () => reset(socket))),
    },
    { name: 'no name is cut off', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
