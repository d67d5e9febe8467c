import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { byName } from '../../peers/names';
import { causeCases } from '../define-cause-cases';

const NUMBER = /^[\d.]+$/;
const serves = (decide: Parameters<typeof byName>[1], name: string | null = LAB_NAME) =>
  labPeer(
    async (pki) => byName(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), decide),
    {
      name,
    },
  );
const COMPLAINT =
  'error:0A000458:SSL routines::tlsv1 unrecognized name:ssl/record/rec_layer_s3.c:1605:SSL alert number 112';

export const cases = causeCases({
  cause: 'sni-invalid',
  holds: [
    {
      name: 'it minds made-up names alone, and the program speaks of its name',
      peer: serves((name) => (name === null || name === LAB_NAME ? 'serve' : 'alert')),
      asked: { message: COMPLAINT, program: 'openssl' },
      verdict: 'likely',
    },
    {
      name: 'it minds a number in the place of a name, and only a number was given',
      peer: serves((name) => (name !== null && NUMBER.test(name) ? 'alert' : 'serve'), null),
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it shows another certificate for other names, and answers them all',
      peer: serves(() => 'serve'),
    },
    {
      name: 'it turns every name away, its own as well',
      peer: serves((name) => (name === null ? 'serve' : 'alert')),
    },
    { name: 'all is well', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
