import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { behindProxy, forbids, leadsThere, yesThenCloses, yesThenPage } from '../../peers/behind-a-proxy';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'proxy-breaks-connect',
  holds: [
    {
      name: 'the proxy says yes and closes, and directly it works',
      peer: behindProxy(yesThenCloses),
      verdict: 'confirmed',
    },
    {
      name: 'the proxy says yes and answers with a page of its own, and directly it works',
      peer: behindProxy(yesThenPage),
      verdict: 'confirmed',
    },
  ],
  not: [
    { name: 'the proxy says no', peer: behindProxy(forbids) },
    {
      name: 'it is the server that closes, through the proxy and directly',
      peer: behindProxy(leadsThere, () => (socket) => peekHello(socket, () => hangUp(socket))),
    },
    { name: 'the proxy leads to the server', peer: behindProxy(leadsThere) },
  ],
});
