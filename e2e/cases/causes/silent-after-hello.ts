import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { endsEvery, takesItsTime } from '../../peers/every-hello';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

export const cases = causeCases({
  cause: 'silent-after-hello',
  holds: [
    {
      name: 'it takes the connection and never says a word',
      peer: labPeer(() => endsEvery('silence')),
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it answers, and takes its time for it',
      peer: labPeer(async (pki) =>
        takesItsTime(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), 600),
      ),
    },
    { name: 'it closes on every greeting', peer: labPeer(() => endsEvery('fin')) },
    { name: 'it answers at once', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
