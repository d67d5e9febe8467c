import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { byName } from '../../peers/names';
import { causeCases } from '../define-cause-cases';

const serves = (decide: Parameters<typeof byName>[1], name: string | null = null) =>
  labPeer(
    async (pki) => byName(tlsBackend(credentials(await pki.server(LAB_NAME), pki.intermediate)), decide),
    {
      name,
    },
  );
const COMPLAINT =
  'error:0A000458:SSL routines::tlsv1 unrecognized name:ssl/record/rec_layer_s3.c:1605:SSL alert number 112';

export const cases = causeCases({
  cause: 'sni-missing',
  holds: [
    {
      name: 'it closes on greetings without a name, and only a number was given',
      peer: serves((name) => (name === null ? 'fin' : 'serve')),
      verdict: 'confirmed',
    },
    {
      name: 'it speaks of the name, and the right one is not known here',
      peer: serves((name) => (name === LAB_NAME ? 'serve' : 'alert')),
      verdict: 'likely',
    },
    {
      name: 'it takes its name alone, and the program speaks of a name',
      peer: serves((name) => (name === null ? 'alert' : 'serve'), LAB_NAME),
      asked: { message: COMPLAINT, program: 'openssl' },
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it turns made-up names away, and takes greetings without one',
      peer: serves((name) => (name === null ? 'serve' : 'fin')),
    },
    {
      name: 'it turns its own name away as well',
      peer: serves((name) => (name === null ? 'fin' : 'alert'), LAB_NAME),
    },
    { name: 'it does not mind', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
