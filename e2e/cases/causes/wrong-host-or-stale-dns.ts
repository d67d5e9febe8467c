import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

/** A machine that serves another name, asked for ours. */
const anotherMachine = labPeer((pki) => healthy(pki, 'former-owner.lab.test'));

export const cases = causeCases({
  cause: 'wrong-host-or-stale-dns',
  holds: [
    {
      name: 'the address belongs to a machine with another name, and it works from another network',
      peer: anotherMachine,
      asked: { answers: { elsewhere: 'works' } },
      verdict: 'likely',
      // What was read directly, the wrong name in the certificate, goes before it.
      headline: false,
    },
    {
      name: 'this computer’s own list of names leads there, and the machine has another name',
      peer: anotherMachine,
      local: {
        system: 'windows',
        systemName: 'Windows 11',
        settings: [{ id: 'hosts.target', where: 'the hosts file', value: '127.0.0.1' }],
        unreadable: [],
      },
      verdict: 'likely',
      headline: false,
    },
    { name: 'the address belongs to a machine with another name', peer: anotherMachine, verdict: 'possible' },
  ],
  not: [
    {
      name: 'the right machine shows a certificate that ran out',
      peer: labPeer(async (pki) => {
        const leaf = await pki.make({
          subject: `CN=${LAB_NAME}`,
          names: [LAB_NAME],
          notBefore: new Date('2020-03-01T00:00:00Z'),
          notAfter: new Date('2021-03-01T00:00:00Z'),
        });
        return tlsBackend(credentials(leaf, pki.intermediate));
      }),
      asked: { answers: { elsewhere: 'works' } },
    },
    { name: 'the right machine, in order', peer: labPeer((pki) => healthy(pki, LAB_NAME)) },
  ],
});
