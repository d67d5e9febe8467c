import { hangUp } from '../../../src/main/lab/kit/endings';
import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { freePort } from '../../peers/behind-a-proxy';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'tcp-refused',
  holds: [
    {
      name: 'nothing listens on the port',
      peer: async () => ({ port: await freePort(), stop: async () => undefined }),
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'the port takes the connection and closes it at once',
      peer: labPeer(() => (socket) => hangUp(socket)),
    },
    { name: 'a server that is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
