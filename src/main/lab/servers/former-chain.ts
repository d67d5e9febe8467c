import { defineServer } from '../define-server';
import { runOne } from '../kit/run-one';
import { credentials, healthy, tlsBackend } from '../kit/tls-backend';

const NAME = 'library.lab.test';

/** The authority has a new key under its old name: the leaf is signed with the new one, the old certificate is sent along. */
export const server = defineServer({
  order: 47,
  scenario: {
    id: 'former-chain',
    title: 'A new certificate with the former chain',
    story:
      'The library’s certificate was renewed in time, and its server was started anew. Since then programs say that the signature is wrong.',
    learn:
      'Every certificate of the chain has to fit the next one. A file left over from last time breaks it.',
    recognise: 'It began right after a renewal, and the dates of the new certificate are in order.',
    ask: 'Ask the server’s owner to replace the chain file with the one that came with the new certificate.',
    group: 'certificates',
    minutes: 3,
    causeId: 'cert-broken-chain',
    fixable: true,
  },
  start: async ({ pki }) => {
    const renewed = await pki.make({
      subject: pki.intermediate.certificate.subject,
      names: [],
      issuer: pki.root,
      authority: true,
    });
    const leaf = await pki.make({ subject: `CN=${NAME}`, names: [NAME], issuer: renewed });
    return runOne({
      name: NAME,
      broken: tlsBackend(credentials(leaf, pki.intermediate)),
      repaired: await healthy(pki, NAME),
      story: {
        message: "Error: certificate signature failure { code: 'CERT_SIGNATURE_FAILURE' }",
        side: 'connects',
        program: 'node',
        answers: { changed: 'server' },
      },
    });
  },
});
