import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { byName } from '../../peers/names';
import { causeCases } from '../define-cause-cases';

const behind = (decide: Parameters<typeof byName>[1]) =>
  labPeer(async (pki) =>
    byName(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), decide),
  );

export const cases = causeCases({
  cause: 'sni-required-by-firewall',
  holds: [
    {
      name: 'what carries no name is dropped in silence, and elsewhere it works',
      peer: behind((name) => (name === null ? 'silence' : 'serve')),
      asked: { answers: { elsewhere: 'works' } },
      verdict: 'likely',
    },
    {
      name: 'what carries no name is cut off',
      peer: behind((name) => (name === null ? 'rst' : 'serve')),
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it is the server that wants a name, and says so',
      peer: behind((name) => (name === null ? 'alert' : 'serve')),
    },
    {
      name: 'it is the server that wants its own name',
      peer: behind((name) => (name === LAB_NAME ? 'serve' : 'rst')),
    },
    { name: 'it answers without a name', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
