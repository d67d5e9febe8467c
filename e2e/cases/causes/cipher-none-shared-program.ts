import { healthy } from '../../../src/main/lab/kit/tls-backend';
import { LAB_NAME, labPeer } from '../../peers/lab-peer';
import { takingSuites } from '../../peers/rsa-suites';
import { causeCases } from '../define-cause-cases';

const CHACHA_ALONE = 'ECDHE-RSA-CHACHA20-POLY1305';

const JAVA_8 = { client: 'java-8u161', program: 'java' } as const;

export const cases = causeCases({
  cause: 'cipher-none-shared-program',
  holds: [
    {
      name: 'it takes ChaCha20 alone, and the program is Java 8',
      peer: takingSuites(CHACHA_ALONE),
      asked: JAVA_8,
      verdict: 'confirmed',
    },
    {
      name: 'the same server, asked to the end, and the program is .NET 8 on Windows 10',
      peer: takingSuites(CHACHA_ALONE),
      asked: { client: 'dotnet-8-windows-10', program: 'dotnet' },
      options: { depth: 'all' },
      verdict: 'confirmed',
    },
  ],
  not: [
    {
      name: 'it takes one method more, which Java 8 has',
      peer: takingSuites(`${CHACHA_ALONE}:ECDHE-RSA-AES128-GCM-SHA256`),
      asked: JAVA_8,
    },
    {
      name: 'it takes ChaCha20 alone, and the program is Node.js 20',
      peer: takingSuites(CHACHA_ALONE),
      asked: { client: 'node-20', program: 'node' },
    },
    {
      name: 'a server in order',
      peer: labPeer((pki) => healthy(pki, LAB_NAME)),
      asked: JAVA_8,
    },
  ],
});
