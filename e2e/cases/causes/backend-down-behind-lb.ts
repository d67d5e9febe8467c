import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery } from '../../peers/every-hello';
import { looksForSomebody, nobodyBehind, saysNobodyBehind } from '../../peers/front-doors';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'backend-down-behind-lb',
  holds: [
    {
      name: 'the front door says in plain words that nothing works behind it',
      peer: labPeer(() => saysNobodyBehind('503 Service Unavailable')),
      verdict: 'likely',
      headline: false,
    },
    {
      name: 'the front door answers, and the text speaks of the server behind it',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: {
        message: 'The remote server returned an error: (525) Origin SSL Handshake Error.',
        program: 'dotnet-framework',
      },
      verdict: 'likely',
    },
    {
      name: 'the front door lets everybody go at once',
      peer: labPeer(() => nobodyBehind),
      verdict: 'possible',
    },
    {
      name: 'the front door looks for somebody, and then lets go',
      peer: labPeer(() => looksForSomebody(1_000)),
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it lets every greeting go, and answers plain words as a web server does',
      peer: labPeer(() => saysNobodyBehind('404 Not Found')),
    },
    { name: 'it refuses every greeting itself', peer: labPeer(() => endsEvery('alert')) },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
