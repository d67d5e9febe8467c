import type { ClientRow, PolicyReport } from '../../../shared/model/report';

const row = (id: string, name: string, would: ClientRow['would'], because: string): ClientRow => ({
  id,
  name,
  family: 'dotnet-framework',
  would,
  because,
  basis: 'documented',
  proved: null,
  chosen: false,
});

const FITS = 'The server takes TLS 1.2 with TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, which it offers.';

/** The grid for a server that has given up TLS 1.0. */
export const exampleClients: ClientRow[] = [
  {
    ...row(
      'dotnet-framework-4-5-windows-7',
      '.NET Framework 4.0 to 4.5.2 on Windows 7, Server 2008 R2',
      'be-closed',
      'It offers TLS 1.0 at most, and the server speaks TLS 1.2 and TLS 1.3.',
    ),
    proved: 'Its greeting was sent 3 times. The server closed the connection right after the greeting (FIN).',
    chosen: true,
  },
  row(
    'java-6',
    'Java 6',
    'be-closed',
    'It offers TLS 1.0 at most, and the server speaks TLS 1.2 and TLS 1.3.',
  ),
  row('openssl-3-0', 'OpenSSL 3.0', 'refuse', 'The certificate’s key has 1024 bits, and it insists on 2048.'),
  row('safari-18', 'Safari 18', 'unknown', 'Which groups the server takes was not measured.'),
  { ...row('chrome-156', 'Chrome 156', 'connect', FITS), family: 'browser', basis: 'recorded' },
  { ...row('firefox-153', 'Firefox 153', 'connect', FITS), family: 'browser', basis: 'recorded' },
  { ...row('node-20', 'Node.js 20', 'connect', FITS), family: 'node', basis: 'recorded' },
];

/** One policy with a statement of each kind. */
export const examplePolicies: PolicyReport[] = [
  {
    id: 'mozilla-intermediate',
    name: 'Mozilla, intermediate',
    source: 'Mozilla: Server Side TLS, guidelines 5.7 (configuration “Intermediate”)',
    statements: [
      {
        text: 'The server speaks TLS 1.2.',
        state: 'passes',
        why: 'It answered when TLS 1.2 alone was offered.',
      },
      {
        text: 'The server takes only the twelve methods of this list.',
        state: 'unknown',
        why: 'Not every encryption method was asked for. Check again with all lists to have this told.',
      },
      {
        text: 'The certificate is made out for at most 366 days.',
        state: 'does-not',
        why: 'It is made out for 730 days.',
      },
    ],
    shutsOut: ['.NET Framework 4.0 to 4.5.2 on Windows 7, Server 2008 R2', 'Java 6', 'Java 7'],
  },
];
