import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'printer.lab.test';

export const server = defineServer({
  order: 50,
  scenario: {
    id: 'self-signed',
    title: 'A certificate that vouches for itself',
    story:
      'The new printer came with its own certificate. The program that sends it jobs says that it found a self-signed certificate and stops.',
    learn: 'A certificate that signs itself proves nothing to a program that has never seen it before.',
    recognise:
      'The certificate’s issuer and its owner are the same name, often a device as it left the factory.',
    ask: 'Ask for a certificate from an authority that your computers know, or have this one certificate added where it is needed.',
    group: 'certificates',
    minutes: 2,
    causeId: 'cert-self-signed',
    fixable: true,
  },
  start: async ({ pki }) => {
    const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], issuer: null });
    return runOne({
      name: NAME,
      broken: tlsBackend(credentials(leaf)),
      repaired: await healthy(pki, NAME),
      story: {
        message: 'curl: (60) SSL certificate problem: self-signed certificate',
        side: 'connects',
        program: 'openssl',
        answers: { 'private-authority': 'no' },
      },
    });
  },
});
