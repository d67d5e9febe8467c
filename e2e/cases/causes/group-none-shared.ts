import { credentials, tlsBackend } from '../../../src/main/lab/kit/tls-backend';
import { fronted, inOrder } from '../../peers/fronted';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { causeCases } from '../define-cause-cases';

const P256 = 0x0017;
const ALERT_40 = 'javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure';
const DOTNET_40 =
  "System.Security.Authentication.AuthenticationException: The remote party sent a TLS alert: 'HandshakeFailure'.";

const only = (ecdhCurve: string, options: Parameters<typeof tlsBackend>[0] = {}) =>
  labPeer(async (pki) => {
    const backend = tlsBackend({
      ...credentials(await pki.server(LAB_NAME), pki.intermediate),
      ecdhCurve,
      ...options,
    });
    return (socket) => backend(socket);
  });

export const cases = causeCases({
  cause: 'group-none-shared',
  holds: [
    {
      name: 'it takes X448 alone, which our greeting does not offer',
      peer: only('X448'),
      verdict: 'confirmed',
    },
    {
      name: 'it takes P-521 alone, and .NET on Windows reports a handshake failure',
      peer: only('P-521'),
      asked: { program: 'dotnet', message: DOTNET_40 },
      verdict: 'confirmed',
    },
    {
      name: 'it takes P-521 alone, and the greeting of .NET 8 on Windows 10 is refused',
      peer: only('P-521'),
      asked: { program: 'dotnet', client: 'dotnet-8-windows-10' },
      verdict: 'confirmed',
    },
    {
      name: 'it takes P-521 alone, and nothing is known of the program',
      peer: only('P-521'),
      verdict: 'possible',
    },
    {
      name: 'it can’t ask for another kind of key and cuts greetings off that bring none for P-256',
      peer: fronted(({ hello }) => (hello?.keyShareGroups.some((group) => group !== P256) ? 'rst' : 'on')),
      verdict: 'confirmed',
      headline: false,
    },
  ],
  not: [
    {
      name: 'it takes P-256 alone, which every program offers',
      peer: only('P-256'),
      asked: { program: 'java', message: ALERT_40 },
    },
    {
      name: 'it shares no encryption method with us, whatever the groups',
      peer: only('P-256', { ciphers: 'ECDHE-RSA-CAMELLIA128-SHA256', maxVersion: 'TLSv1.2' }),
    },
    { name: 'a server in order', peer: inOrder },
  ],
});
