import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'api.lab.test';

export const server = defineServer({
  order: 45,
  scenario: {
    id: 'missing-intermediate',
    title: 'A link of the chain is missing',
    story:
      'The address opens in one browser and not in another. The small service that fetches data from it says that it can’t verify the first certificate.',
    learn:
      'Some browsers remember a missing link, or fetch it where the certificate says where it is. Most other programs do neither.',
    recognise: 'Some browsers open the address, and scripts and services do not.',
    ask: 'Ask the server’s owner to send the whole chain (the intermediate certificate), not only the first certificate.',
    group: 'certificates',
    minutes: 3,
    causeId: 'cert-missing-intermediate',
    fixable: true,
  },
  start: async ({ pki }) =>
    runOne({
      name: NAME,
      broken: tlsBackend(credentials(await pki.server(NAME))),
      repaired: await healthy(pki, NAME),
      story: {
        message: "Error: unable to verify the first certificate { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }",
        side: 'connects',
        program: 'node',
      },
    }),
});
