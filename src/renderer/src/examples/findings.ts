import type { Finding } from '../../../shared/model/finding';

export const oldProgram: Finding = {
  causeId: 'client-default-tls-too-old',
  area: 'protocol',
  verdict: 'likely',
  title: 'The program speaks only old versions that the server no longer accepts',
  meaning:
    'Your program opens with an old version of the secure connection (TLS 1.0 or 1.1). The server takes only TLS 1.2 or newer, and closes the connection without saying so. A modern browser speaks the newer versions, so the same address opens there.',
  owner: 'program-vendor',
  nextStep: 'Update the program, or switch on TLS 1.2 for it with the steps below.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET Framework program',
      steps: [
        'Update the program to a version built for .NET Framework 4.7 or later; then it uses the versions that Windows offers.',
        'Look in its source for “SecurityProtocol =” and “SslProtocols.Tls”; remove them.',
      ],
      undo: 'Install the former version again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows, for all .NET Framework programs',
      steps: [
        'In the registry, under HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319, set SchUseStrongCrypto and SystemDefaultTlsVersions to 1 (DWORD).',
        'Do the same under HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319.',
        'Start the program again.',
      ],
      undo: 'Delete the two values in both places.',
    },
    {
      owner: 'server-owner',
      stack: 'any',
      steps: ['Only if the program can’t be changed: allow TLS 1.1 for this one client, for a limited time.'],
      undo: 'Allow TLS 1.2 and newer only.',
    },
  ],
  because: [
    {
      text: 'With TLS 1.2 and TLS 1.3 the server answered. With TLS 1.0 and TLS 1.1 it closed the connection without one byte of answer. The two differ in nothing else.',
      attempts: ['versions-2', 'versions-4'],
      grade: 'measured',
    },
    {
      text: 'The message you pasted is written by .NET Framework when the other side closes at exactly this point.',
      attempts: [],
      grade: 'compared',
    },
    { text: 'You said that the program is from before 2016.', attempts: [], grade: 'told' },
  ],
  details: [
    {
      kind: 'table',
      title: 'One connection for each version, and nothing else changed',
      columns: ['Version offered', 'What came back', 'After'],
      rows: [
        ['SSL 3.0', 'closed (FIN)', '14 ms'],
        ['TLS 1.0', 'closed (FIN)', '14 ms'],
        ['TLS 1.1', 'closed (FIN)', '14 ms'],
        ['TLS 1.2', 'answered', '13 ms'],
        ['TLS 1.3', 'answered', '13 ms'],
      ],
    },
  ],
  decides: '',
  explainedBy: null,
  contradictions: [],
  unseen:
    'We can’t see which version your program itself offers; we compared with what its message and its age tell.',
  sources: ['learn.microsoft.com: TLS best practices with .NET Framework', 'RFC 8446 §4.2.1'],
};

export const expired: Finding = {
  causeId: 'cert-expired',
  area: 'certificate',
  verdict: 'confirmed',
  title: 'The server’s certificate ran out on 3 March 2026',
  meaning:
    'A server shows a certificate to prove who it is. It is good until a date, like a passport, and that date has passed. Careful programs refuse the server until it has a new one. Nothing on this computer needs to change.',
  owner: 'server-owner',
  nextStep: 'Ask the server’s owner to renew the certificate, and give them the date above.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache or HAProxy',
      steps: [
        'Put the new certificate, followed by its intermediate certificates, into the configured file.',
        'If renewal is automatic, “certbot renew --dry-run” says why it did not run. Let it reload the service, with “systemctl reload nginx”.',
      ],
      undo: 'Put the former file back and reload.',
    },
  ],
  because: [
    {
      text: 'The server’s certificate was good until 3 March 2026. Today is 21 November 2026.',
      attempts: ['hello-1'],
      grade: 'measured',
    },
  ],
  details: [
    {
      kind: 'chain',
      title: 'The chain of certificates that the server showed',
      at: '2026-11-21T09:14:05.000Z',
      certificates: [
        {
          role: 'server',
          subject: 'CN=shop.example',
          issuer: 'CN=Example Issuing CA 3, O=Example Trust',
          notBefore: '2025-03-03T00:00:00Z',
          notAfter: '2026-03-03T23:59:59Z',
          note: 'Ran out on 3 March 2026',
          bad: true,
          where: '',
        },
        {
          role: 'intermediate',
          subject: 'CN=Example Issuing CA 3, O=Example Trust',
          issuer: 'CN=Example Root R1, O=Example Trust',
          notBefore: '2022-01-01T00:00:00Z',
          notAfter: '2032-01-01T00:00:00Z',
          note: '',
          bad: false,
          where: '',
        },
        {
          role: 'root',
          subject: 'CN=Example Root R1, O=Example Trust',
          issuer: 'CN=Example Root R1, O=Example Trust',
          notBefore: '2015-01-01T00:00:00Z',
          notAfter: '2040-01-01T00:00:00Z',
          note: 'Trusted on this computer',
          bad: false,
          where: '',
        },
      ],
    },
    {
      kind: 'bytes',
      title: 'The dates as they stand in the certificate',
      hex: '301e170d3235303330333030303030305a170d3236303330333233353935395a',
      notes: [
        { from: 4, to: 17, text: 'good from 3 March 2025' },
        { from: 19, to: 32, text: 'good until 3 March 2026' },
      ],
    },
  ],
  decides: '',
  explainedBy: null,
  contradictions: [],
  unseen: 'Other servers behind the same name may show another certificate.',
  sources: ['RFC 5280 §4.1.2.5'],
};

export const allowList: Finding = {
  causeId: 'refused-by-every-hello',
  area: 'policy',
  verdict: 'possible',
  title: 'The server, or something in front of it, closes the connection on everyone it does not know',
  meaning:
    'Whatever we offered, the connection was closed at once. That fits a list of who may connect, and it fits a service that is not set up for secure connections at all. From outside the two look the same.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether this address is on their list, and give them the time of this check.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'any',
      steps: ['Look at the log of the server and of the devices in front of it at the time of this check.'],
      undo: 'Nothing was changed.',
    },
  ],
  because: [
    {
      text: 'Eleven greetings of different kinds were all closed without a word.',
      attempts: ['hello-1'],
      grade: 'measured',
    },
  ],
  details: [{ kind: 'timeline', title: 'One of them', attemptId: 'hello-1' }],
  decides: '',
  explainedBy: null,
  contradictions: [],
  unseen: 'We can’t see which device closed the connection.',
  sources: [],
};

export const clientCertificate: Finding = {
  ...allowList,
  causeId: 'client-cert-missing',
  area: 'certificate',
  title: 'The server may want a certificate of the program’s own',
  meaning: 'Some servers let only those in who show a certificate of their own (client certificate).',
  owner: 'it-desk',
  nextStep: 'Ask whether a certificate was issued for this program.',
  because: [{ text: 'Nothing that was seen speaks against it.', attempts: [], grade: 'inferred' }],
  details: [],
};

export const portClosed: Finding = {
  ...allowList,
  causeId: 'tcp-refused',
  area: 'network',
  verdict: 'confirmed',
  title: 'Nothing accepts connections on port 443 of this server',
  meaning:
    'The computer at this address answered, and said that no service is there. The service is switched off, listens on another port, or a firewall in front of it refuses for it.',
  nextStep: 'Ask the server’s owner whether the service runs, and on which port.',
  because: [
    { text: 'The connection was refused, twice, within 12 ms.', attempts: ['reach-1'], grade: 'measured' },
  ],
  details: [],
  unseen: 'We can’t see whether the server itself or a firewall in front of it refused.',
};
