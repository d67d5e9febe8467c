import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'wiki.lab.test';

/** Signed by a root that the run does not trust; after the repair by the practice root, which it does. */
export const server = defineServer({
  order: 55,
  scenario: {
    id: 'unknown-root',
    title: 'An authority this computer does not know',
    story:
      'The company signs its own certificates. The wiki opens on the office computers, and the new Java program on this one says that it can’t find a valid certification path.',
    learn: 'A private authority works only on computers that were told about it.',
    recognise:
      'Office computers connect, and a new computer or a program with its own list of authorities does not.',
    ask: 'Ask your IT help desk for the company’s root certificate, and add it where the program looks.',
    group: 'certificates',
    minutes: 3,
    causeId: 'cert-untrusted-root',
    fixable: true,
  },
  start: async ({ pki }) => {
    const root = await pki.make({
      subject: 'CN=Harbour Works Private Root, O=Harbour Works (practice)',
      names: [],
      issuer: null,
      authority: true,
    });
    const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], issuer: root });
    return runOne({
      name: NAME,
      broken: tlsBackend(credentials(leaf, root)),
      repaired: await healthy(pki, NAME),
      story: {
        message:
          'javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
        side: 'connects',
        program: 'java',
        answers: { 'private-authority': 'yes' },
      },
    });
  },
});
