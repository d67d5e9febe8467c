import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const asking = labPeer(async (pki) =>
  tlsBackend({
    ...credentials(await pki.server(LAB_NAME), pki.intermediate),
    ca: pki.root.pem,
    requestCert: true,
    rejectUnauthorized: true,
  }),
);

const UNKNOWN_CREDENTIALS =
  'System.ComponentModel.Win32Exception (0x8009030D): The credentials supplied to the package were not recognized';

export const cases = causeCases({
  cause: 'client-cert-key-unusable',
  holds: [
    {
      name: 'it asks for a certificate, and Windows says that the key can’t be reached',
      peer: asking,
      asked: { message: UNKNOWN_CREDENTIALS, answers: { 'client-certificate': 'in-use' } },
      verdict: 'likely',
    },
    {
      name: 'nothing is wrong with it, and Windows says that the key can’t be reached',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: { message: UNKNOWN_CREDENTIALS },
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'it asks for no certificate, and the text speaks of another code',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: {
        message: 'System.ComponentModel.Win32Exception (0x80090326): The message received was unexpected',
      },
    },
    {
      name: 'it asks for a certificate, and nothing shows what the program can do',
      peer: asking,
      verdict: 'unknown',
    },
  ],
});
