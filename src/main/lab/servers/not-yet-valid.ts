import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'archive.lab.test';

export const server = defineServer({
  order: 60,
  scenario: {
    id: 'not-yet-valid',
    title: 'A certificate from the future',
    story:
      'A colleague set up the archive server this morning. The script that stores files there stops and says that the certificate is not yet valid.',
    learn: 'A certificate also has a first day. Before it, the server is refused.',
    recognise: 'A brand new certificate is refused, or the clock of one of the two computers is wrong.',
    ask: 'Compare the date on this computer with the first day of the certificate. Then set the clock right, or ask for a new certificate.',
    group: 'certificates',
    minutes: 2,
    causeId: 'cert-not-yet-valid',
    fixable: true,
  },
  start: async ({ pki }) => {
    const leaf = await pki.make({
      subject: `CN=${NAME}`,
      names: [NAME],
      notBefore: new Date('2045-01-01T00:00:00Z'),
      notAfter: new Date('2046-01-01T00:00:00Z'),
    });
    return runOne({
      name: NAME,
      broken: tlsBackend(credentials(leaf, pki.intermediate)),
      repaired: await healthy(pki, NAME),
      story: {
        message:
          'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate is not yet valid (_ssl.c:1006)',
        side: 'connects',
        program: 'python',
      },
    });
  },
});
