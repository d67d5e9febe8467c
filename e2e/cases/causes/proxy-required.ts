import { hangUp } from '../../../src/main/lab/kit/endings';
import { peekHello } from '../../../src/main/lab/kit/peek-hello';
import { behindProxy, leadsThere } from '../../peers/behind-a-proxy';
import { labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'proxy-required',
  holds: [
    {
      name: 'directly nobody is there, through the proxy the server answers',
      peer: behindProxy(leadsThere, 'not-directly'),
      verdict: 'confirmed',
    },
    {
      name: 'directly every greeting is closed on, and no proxy was given',
      peer: labPeer(() => (socket) => peekHello(socket, () => hangUp(socket))),
      verdict: 'possible',
    },
  ],
  not: [
    { name: 'the server answers both ways', peer: behindProxy(leadsThere) },
    {
      name: 'it fails both ways, so the comparison can’t tell',
      peer: behindProxy(leadsThere, () => (socket) => peekHello(socket, () => hangUp(socket))),
      verdict: 'unknown',
    },
  ],
});
