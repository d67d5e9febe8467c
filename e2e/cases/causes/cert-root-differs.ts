import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const asked = {
  message:
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
  program: 'java',
} as const;

// No list but the added one can hold a root of a test: the public lists stay as this computer has them.
export const cases = causeCases({
  cause: 'cert-root-differs',
  holds: [
    {
      name: 'only the added root knows it, and the program refused the certificate',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked,
      verdict: 'likely',
    },
  ],
  not: [
    {
      name: 'only the added root knows it, and nothing was refused',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
    },
    {
      name: 'no list knows its root',
      peer: labPeer((pki) => healthy(pki, LAB_NAME), { trusted: false }),
      asked,
    },
  ],
});
