import type { ClientHello } from '../../../src/main/engine/wire/api';
import { credentials, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { fronted, inOrder } from '../../peers/fronted';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const ED25519 = 0x0807;
const RSA_PSS = 0x0804;
const DOTNET_40 =
  "System.Security.Authentication.AuthenticationException: The remote party sent a TLS alert: 'HandshakeFailure'.";

/** handshake_failure. */
const ALERT_40 = Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28);

const signs = (sigalgs: string) =>
  labPeer(async (pki) => {
    const leaf = await pki.server(LAB_NAME);
    const backend = tlsBackend({ ...credentials(leaf, pki.intermediate), sigalgs, maxVersion: 'TLSv1.2' });
    return (socket) => backend(socket);
  });

const offers = (hello: ClientHello | null, scheme: number): boolean =>
  hello?.signatureSchemes.includes(scheme) === true;

export const cases = causeCases({
  cause: 'sigalg-none-shared',
  holds: [
    {
      name: 'it signs by SHA-224 alone, which our greeting does not offer',
      peer: signs('RSA+SHA224:ECDSA+SHA224'),
      verdict: 'confirmed',
    },
    {
      name: 'an old server cuts greetings off that name newer methods',
      peer: fronted(({ hello }) => (offers(hello, RSA_PSS) || offers(hello, ED25519) ? 'rst' : 'on')),
      verdict: 'confirmed',
    },
    {
      name: 'it signs by Ed25519 alone, and .NET reports a handshake failure',
      peer: fronted(({ hello }) => (offers(hello, ED25519) ? 'on' : ALERT_40)),
      asked: { program: 'dotnet', message: DOTNET_40 },
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it signs by SHA-256 alone, which everybody offers',
      peer: signs('RSA+SHA256:ECDSA+SHA256'),
      asked: { program: 'dotnet', message: DOTNET_40 },
    },
    {
      name: 'a server in order, of which .NET reports a handshake failure',
      peer: inOrder,
      asked: { program: 'dotnet', message: DOTNET_40 },
    },
    { name: 'a server in order', peer: inOrder },
  ],
});
