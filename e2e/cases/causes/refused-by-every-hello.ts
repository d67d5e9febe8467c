import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery, onlyTls12 } from '../../peers/every-hello';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'refused-by-every-hello',
  holds: [
    {
      name: 'it answers every greeting with an error signal',
      peer: labPeer(() => endsEvery('alert')),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it refuses every greeting but one that offers TLS 1.2 alone',
      peer: labPeer(async (pki) =>
        endsEvery('alert', tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), onlyTls12),
      ),
    },
    { name: 'it closes on every greeting, without a word', peer: labPeer(() => endsEvery('fin')) },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
