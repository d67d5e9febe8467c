import { credentials, healthy, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const asked = {
  message: "Authentication failed because the remote party sent a TLS alert: 'HandshakeFailure'.",
  program: 'dotnet',
} as const;

// Which kinds of certificate a program accepts is not on the wire of this check, so a text alone makes it no more than possible.
export const cases = causeCases({
  cause: 'cert-key-type-mismatch',
  holds: [
    {
      name: 'it has an elliptic-curve certificate only, and the program was refused',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked,
      verdict: 'possible',
    },
  ],
  not: [
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
