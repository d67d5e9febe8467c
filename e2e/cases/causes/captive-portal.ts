import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { page } from '../../peers/plain-pages';
import { causeCases } from '../define-cause-cases';

const GUEST = { answers: { 'network-kind': 'guest' } };

export const cases = causeCases({
  cause: 'captive-portal',
  holds: [
    {
      name: 'the network answers with status 511 in the server’s place',
      peer: labPeer(() => page('511 Network Authentication Required')),
      verdict: 'confirmed',
    },
    {
      name: 'a page leads to another host, in a guest network',
      peer: labPeer(() => page('302 Found', ['Location: http://login.hotel.test/'])),
      asked: GUEST,
      verdict: 'likely',
      // That plain text answers there is measured; why it does is not.
      headline: false,
    },
  ],
  not: [
    {
      name: 'a page leads to the same name, in a guest network',
      peer: labPeer(() => page('301 Moved Permanently', [`Location: https://${LAB_NAME}/`])),
      asked: GUEST,
    },
    {
      name: 'all is in order, in a guest network',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: GUEST,
    },
  ],
});
