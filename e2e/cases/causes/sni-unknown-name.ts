import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { byName } from '../../peers/names';
import { causeCases } from '../define-cause-cases';

const serves = (decide: Parameters<typeof byName>[1]) =>
  labPeer(async (pki) =>
    byName(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), decide),
  );

export const cases = causeCases({
  cause: 'sni-unknown-name',
  holds: [
    {
      name: 'it does not know the name, and says so',
      peer: serves((name) => (name === null ? 'serve' : 'alert')),
      verdict: 'confirmed',
    },
    {
      name: 'it closes on this name, and on no other',
      peer: serves((name) => (name === LAB_NAME ? 'fin' : 'serve')),
      verdict: 'confirmed',
      headline: false,
    },
  ],
  not: [
    { name: 'it closes whatever the name', peer: serves(() => 'fin') },
    {
      name: 'it turns other names away, and takes this one',
      peer: serves((name) => (name === LAB_NAME ? 'serve' : 'alert')),
    },
    { name: 'it takes every name', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
