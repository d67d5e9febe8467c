import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery } from '../../peers/every-hello';
import { looksForSomebody, nobodyBehind } from '../../peers/front-doors';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'closed-before-hello',
  holds: [
    {
      name: 'it takes the connection and lets it go at once',
      peer: labPeer(() => nobodyBehind),
      verdict: 'likely',
    },
  ],
  not: [
    { name: 'it closes once it was greeted', peer: labPeer(() => endsEvery('fin')) },
    {
      name: 'it waits a while for a greeting, and closes then',
      peer: labPeer(() => looksForSomebody(600)),
    },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
