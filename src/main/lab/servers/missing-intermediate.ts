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
      'The address opens in every browser. The small service that fetches data from it says that it can’t verify the first certificate.',
    learn: 'Browsers often find a missing link by themselves. Most other programs do not.',
    recognise: 'Browsers open the address, and scripts, services and phones do not.',
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
