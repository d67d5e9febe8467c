import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery, goesDown } from '../../peers/every-hello';
import { nobodyBehind } from '../../peers/front-doors';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { greetsAndIsSilent } from '../../peers/mail';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'listener-unhealthy',
  holds: [
    { name: 'it closes, and a moment later nothing listens any more', peer: goesDown(2), verdict: 'likely' },
    {
      name: 'it closes on every greeting, which a list does as well',
      peer: labPeer(() => endsEvery('fin')),
      verdict: 'possible',
    },
    { name: 'it closes before a word is said', peer: labPeer(() => nobodyBehind), verdict: 'possible' },
  ],
  not: [
    { name: 'it refuses every greeting, and says so', peer: labPeer(() => endsEvery('alert')) },
    { name: 'it speaks another language', peer: labPeer(() => greetsAndIsSilent('SSH-2.0-OpenSSH_9.2\r\n')) },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
