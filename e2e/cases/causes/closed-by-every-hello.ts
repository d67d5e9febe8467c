import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery, onlyTls12 } from '../../peers/every-hello';
import { nobodyBehind } from '../../peers/front-doors';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'closed-by-every-hello',
  holds: [{ name: 'it closes on every greeting', peer: labPeer(() => endsEvery('fin')), verdict: 'likely' }],
  not: [
    {
      name: 'it closes on every greeting but one that offers TLS 1.2 alone',
      peer: labPeer(async (pki) =>
        endsEvery('fin', tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), onlyTls12),
      ),
    },
    { name: 'it closes before a word is said', peer: labPeer(() => nobodyBehind) },
    { name: 'it cuts every greeting off instead', peer: labPeer(() => endsEvery('rst')) },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
