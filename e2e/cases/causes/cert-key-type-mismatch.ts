import { credentials, healthy, leniency, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const asked = {
  message: "Authentication failed because the remote party sent a TLS alert: 'HandshakeFailure'.",
  program: 'dotnet',
} as const;

/** A server for old programs too: TLS 1.0 to 1.2 with a certificate of this kind alone. */
const oldServer = (key: 'ec' | 'rsa') =>
  labPeer(async (pki) => {
    const leaf = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key });
    const { ciphers } = leniency();
    return tlsBackend({
      ...credentials(leaf, pki.intermediate),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
      ...(ciphers ? { ciphers } : {}),
    });
  });

const java6 = { client: 'java-6', program: 'java' } as const;

// A text alone does not say which kinds the program accepts: then it is no more than possible.
export const cases = causeCases({
  cause: 'cert-key-type-mismatch',
  holds: [
    {
      name: 'it speaks TLS 1.0 with an elliptic-curve certificate, and the program is Java 6',
      peer: oldServer('ec'),
      asked: java6,
      verdict: 'confirmed',
    },
    {
      name: 'it has an elliptic-curve certificate only, and the program was refused',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked,
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it speaks TLS 1.0 with an RSA certificate, and the program is Java 6',
      peer: oldServer('rsa'),
      asked: java6,
    },
    {
      name: 'it has one of each kind',
      peer: labPeer(async (pki) => {
        const rsa = await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' });
        const [one, other] = [
          credentials(await pki.server(LAB_NAME), pki.intermediate),
          credentials(rsa, pki.intermediate),
        ];
        return tlsBackend({ cert: [one.cert, other.cert], key: [one.key, other.key] });
      }),
      asked,
    },
    {
      name: 'it has an RSA certificate only, which every program accepts',
      peer: labPeer(async (pki) =>
        tlsBackend(
          credentials(
            await pki.make({ subject: `CN=${LAB_NAME}`, names: [LAB_NAME], key: 'rsa' }),
            pki.intermediate,
          ),
        ),
      ),
      asked,
    },
    {
      name: 'it has an elliptic-curve certificate only, and nothing is known of the program',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      verdict: 'unknown',
    },
  ],
});
