import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { takingSuites } from '../../peers/rsa-suites';
import { causeCases } from '../define-cause-cases';

const RSA_ALONE = 'AES256-GCM-SHA384:AES128-GCM-SHA256:AES128-SHA';

const DOTNET_8 = { client: 'dotnet-8-linux', program: 'dotnet' } as const;
const DOTNET_40 =
  "System.Security.Authentication.AuthenticationException: Authentication failed because the remote party sent a TLS alert: 'HandshakeFailure'.";

export const cases = causeCases({
  cause: 'cipher-dotnet5-linux',
  holds: [
    {
      name: 'it exchanges keys by RSA alone, and the program is .NET 8 on Linux',
      peer: takingSuites(RSA_ALONE),
      asked: DOTNET_8,
      options: { depth: 'all' },
      verdict: 'confirmed',
    },
    {
      name: 'the same server, asked to the end, of which .NET reports a handshake failure',
      peer: takingSuites(RSA_ALONE),
      asked: { program: 'dotnet', message: DOTNET_40 },
      options: { depth: 'all' },
      verdict: 'likely',
      headline: false,
    },
  ],
  not: [
    {
      name: 'it takes one method with ECDHE as well',
      peer: takingSuites(`${RSA_ALONE}:ECDHE-RSA-AES128-GCM-SHA256`),
      asked: DOTNET_8,
    },
    {
      name: 'it exchanges keys by RSA alone, and the program is .NET Core 3.1',
      peer: takingSuites(RSA_ALONE),
      asked: { client: 'dotnet-core-3-1-linux', program: 'dotnet' },
    },
    {
      name: 'a server in order',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: DOTNET_8,
    },
  ],
});
