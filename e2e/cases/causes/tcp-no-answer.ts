import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { freePort } from '../../peers/behind-a-proxy';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { neverAccepts } from '../../peers/never-accepts';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'tcp-no-answer',
  holds: [{ name: 'whoever knocks is left without an answer', peer: neverAccepts, verdict: 'confirmed' }],
  not: [
    {
      name: 'whoever knocks gets a clear no',
      peer: async () => ({ port: await freePort(), stop: async () => undefined }),
    },
    {
      name: 'it takes the connection, and is silent only then',
      peer: labPeer(() => (socket) => socket.resume()),
    },
    { name: 'a server that is in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
