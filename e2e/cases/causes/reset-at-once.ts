import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery, onlyTls12 } from '../../peers/every-hello';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'reset-at-once',
  holds: [{ name: 'it cuts every greeting off', peer: labPeer(() => endsEvery('rst')), verdict: 'likely' }],
  not: [
    {
      name: 'it cuts every greeting off but one that offers TLS 1.2 alone',
      peer: labPeer(async (pki) =>
        endsEvery('rst', tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), onlyTls12),
      ),
    },
    { name: 'it closes on every greeting instead', peer: labPeer(() => endsEvery('fin')) },
    { name: 'it answers', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
