import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'tickets.lab.test';

export const server = defineServer({
  order: 30,
  scenario: {
    id: 'expired-certificate',
    title: 'A certificate that has run out',
    story:
      'The ticket system sent its reports every night for a year. Since the start of the month nothing arrives, and the log says that the certificate has expired.',
    learn: 'A certificate is good until a date. After it, careful programs refuse the server.',
    recognise: 'It worked until one day and then failed for everybody at the same time.',
    ask: 'Ask the server’s owner to renew the certificate, and to note the next date.',
    group: 'certificates',
    minutes: 2,
    causeId: 'cert-expired',
    fixable: true,
  },
  start: async ({ pki }) => {
    const leaf = await pki.make({
      subject: `CN=${NAME}`,
      names: [NAME],
      notBefore: new Date('2020-03-01T00:00:00Z'),
      notAfter: new Date('2021-03-01T00:00:00Z'),
    });
    return runOne({
      name: NAME,
      broken: tlsBackend(credentials(leaf, pki.intermediate)),
      repaired: await healthy(pki, NAME),
      story: {
        message: "Error: certificate has expired { code: 'CERT_HAS_EXPIRED' }",
        side: 'connects',
        program: 'node',
        answers: { 'how-often': 'always' },
      },
    });
  },
});
