import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, leniency, tlsBackend } from '../kit/tls-backend';

const NAME = 'warehouse.lab.test';

/** A 1024-bit RSA key under a SHA-1 signature, as they were issued until about 2013. */
export const server = defineServer({
  order: 65,
  scenario: {
    id: 'weak-certificate',
    title: 'A certificate from a time with weaker rules',
    story:
      'The warehouse server has run untouched for many years. After an update of this computer, the program says that the server’s key is too weak.',
    learn: 'Keys and signatures that were fine years ago can be forged today, so newer programs refuse them.',
    recognise: 'Nothing changed on the server, and an update of this computer made the difference.',
    ask: 'Ask the server’s owner for a new certificate with a longer key and a current signature.',
    group: 'certificates',
    minutes: 2,
    causeId: 'cert-weak-signature',
    fixable: true,
  },
  start: async ({ pki }) => {
    const authority = await pki.make({
      subject: 'CN=Practice Lab Old Authority, O=Handrail practice lab',
      names: [],
      issuer: pki.root,
      authority: true,
      key: 'rsa',
    });
    const leaf = await pki.make({
      subject: `CN=${NAME}`,
      names: [NAME],
      issuer: authority,
      key: 'rsa-1024',
      sha1: true,
    });
    return runOne({
      name: NAME,
      broken: tlsBackend({ ...credentials(leaf, authority), ...leniency() }),
      repaired: await healthy(pki, NAME),
      story: {
        message:
          'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: EE certificate key too weak (_ssl.c:1006)',
        side: 'connects',
        program: 'python',
        answers: { changed: 'update' },
      },
    });
  },
});
