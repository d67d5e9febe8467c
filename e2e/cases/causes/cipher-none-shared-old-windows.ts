import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { takingSuites } from '../../peers/rsa-suites';
import { causeCases } from '../define-cause-cases';

const GCM_ALONE = 'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256';

const WINDOWS_81 = { client: 'dotnet-6-windows-8-1', program: 'dotnet' } as const;
const SECURE_CHANNEL =
  'System.Net.WebException: The request was aborted: Could not create SSL/TLS secure channel.';

export const cases = causeCases({
  cause: 'cipher-none-shared-old-windows',
  holds: [
    {
      name: 'it takes ECDHE_RSA with AES-GCM alone, and the program is .NET 6 on Windows 8.1',
      peer: takingSuites(GCM_ALONE),
      asked: WINDOWS_81,
      options: { depth: 'all' },
      verdict: 'confirmed',
    },
    {
      name: 'the same server, asked to the end, of which .NET Framework reports its usual sentence',
      peer: takingSuites(GCM_ALONE),
      asked: { program: 'dotnet-framework', message: SECURE_CHANNEL },
      options: { depth: 'all' },
      verdict: 'likely',
      headline: false,
    },
    {
      name: 'the same server, asked to the end, with nothing told of the program',
      peer: takingSuites(GCM_ALONE),
      options: { depth: 'all' },
      verdict: 'possible',
    },
  ],
  not: [
    {
      name: 'it takes one method more, which Windows 8.1 has',
      peer: takingSuites(`${GCM_ALONE}:ECDHE-RSA-AES256-SHA384`),
      asked: WINDOWS_81,
    },
    {
      name: 'it takes AES-GCM alone, and the program runs on Windows Server 2016',
      peer: takingSuites(GCM_ALONE),
      asked: { client: 'dotnet-6-windows-2016', program: 'dotnet' },
    },
    {
      name: 'a server in order',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: WINDOWS_81,
    },
  ],
});
