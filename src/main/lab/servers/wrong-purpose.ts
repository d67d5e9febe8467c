import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'vpn.lab.test';

export const server = defineServer({
  order: 66,
  scenario: {
    id: 'wrong-purpose',
    title: 'A certificate made for something else',
    story:
      'The intranet server was moved in a hurry last night. Its certificate has the right name and the right date, and the program says that the purpose is wrong.',
    learn: 'A certificate says what it may be used for. A server needs one that is made for servers.',
    recognise: 'Name and dates are in order, and the error speaks of a purpose or a usage.',
    ask: 'Ask for a certificate that is made for servers (server authentication).',
    group: 'certificates',
    minutes: 2,
    causeId: 'cert-key-usage',
    fixable: true,
  },
  start: async ({ pki }) => {
    const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], purpose: 'client' });
    return runOne({
      name: NAME,
      broken: tlsBackend(credentials(leaf, pki.intermediate)),
      repaired: await healthy(pki, NAME),
      story: {
        message: "Error: unsuitable certificate purpose { code: 'INVALID_PURPOSE' }",
        side: 'connects',
        program: 'node',
      },
    });
  },
});
