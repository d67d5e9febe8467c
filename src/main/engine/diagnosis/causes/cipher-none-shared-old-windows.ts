import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Told } from '../define-cause';
import { judgeNoSharedSuite, type Kind } from '../derive/no-shared-suite';
import { claimed } from '../derive/told';

const OLD_WINDOWS = /\bWindows (?:7|8(?:\.1)?|Server 2008 R2|Server 2012(?: R2)?)\b/;

const here = ({ system, systemName }: EvidenceMap['local-settings']): string | null =>
  system === 'windows' && OLD_WINDOWS.test(systemName)
    ? `This computer runs ${systemName}, whose programs have that short list.`
    : null;

const NOTHING_SHARED = [40, 71];

/** "Could not create SSL/TLS secure channel", Windows’ own word for no method in common, or the alert about it in a text of .NET. */
const texts = (told: Told): boolean => {
  const match = claimed(told);
  if (match === null) return false;
  if (match.id === 'dotnet.secure-channel' || match.id === 'schannel.algorithm-mismatch') return true;
  return match.program.startsWith('dotnet') && NOTHING_SHARED.includes(match.alertCode ?? -1);
};

/** Windows 7 to 8.1 and Server 2008 R2 to 2012 R2: no ECDHE_RSA with AES-GCM, no ChaCha20, no TLS 1.3 (Schannel). */
const KIND: Kind = {
  words: 'Programs of Windows 7 to 8.1 and Windows Server 2008 R2 to 2012 R2',
  standsFor: 'schannel-windows-8-1',
  includes: ({ id }) => /-windows-(?:7|8-1)$/.test(id),
  programs: ['dotnet-framework', 'dotnet', 'mail', 'database', 'browser', 'other'],
  speaking: ['dotnet-framework', 'dotnet', 'database'],
  texts,
  here,
};

const ONLY_POSSIBLE = {
  title: 'Older Windows and this server have no encryption method in common',
  meaning:
    'The server takes only newer encryption methods (cipher suites). Windows 7 to 8.1 and Windows Server 2008 R2 to 2012 R2 have none of them, whatever TLS version is switched on. Whether your program runs on one of these, we don’t know. On Windows 10, Windows Server 2016 and later it does not apply.',
} as const;

/** Old Windows and a strictly configured server share no encryption method. */
export const cause = defineCause({
  id: 'cipher-none-shared-old-windows',
  area: 'protocol',
  title: 'Your Windows and this server have no encryption method in common',
  ruledOut: 'It is not that an older Windows has no encryption method in common with the server.',
  meaning:
    'Both sides agree on an encryption method (cipher suite) at the beginning. Windows 7 to 8.1 and Windows Server 2008 R2 to 2012 R2 have only older ones, and this server takes only newer ones. So the server ends the connection, even with TLS 1.2 switched on. Either the server allows one method more, or the program moves to a newer Windows.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to allow ECDHE-RSA-AES256-SHA384 or DHE-RSA-AES256-GCM-SHA384 in TLS 1.2, and give them this report.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx',
      steps: [
        'Add DHE-RSA-AES256-GCM-SHA384 or ECDHE-RSA-AES256-SHA384 at the end of ssl_ciphers. The first one also needs ssl_dhparam with 2048 bits.',
        'Check with “nginx -t”, then reload.',
      ],
      undo: 'Put the former ssl_ciphers in again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'Apache, HAProxy',
      steps: [
        'Add DHE-RSA-AES256-GCM-SHA384 or ECDHE-RSA-AES256-SHA384 at the end of SSLCipherSuite (Apache) or ssl-default-bind-ciphers (HAProxy), and reload.',
      ],
      undo: 'Put the former list in again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'On the server: Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384. If a hardening tool such as IIS Crypto made the list, add the suite there.',
        'Start the server again.',
      ],
      undo: 'Disable-TlsCipherSuite -Name with the same name, and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'AWS: a security policy with ECDHE-RSA-AES256-SHA384, for example ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06.',
        'Azure Application Gateway: a custom policy with TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384. Cloudflare: no restricted list of cipher suites, or one with ECDHE-RSA-AES256-SHA384.',
      ],
      undo: 'Choose the former policy again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'On Windows 8.1 and Windows Server 2012 R2, install KB2919355 and the later updates: they brought DHE_RSA with AES-GCM.',
        'If a hardening tool such as IIS Crypto shortened the list, put its template “Default” back, and look at the group policy “SSL Cipher Suite Order”.',
        'If the server can’t change: move the program to Windows Server 2016, Windows 10 or later, which have ECDHE_RSA with AES-GCM.',
      ],
      undo: 'Set the former list again, or move the program back.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows that can’t be replaced',
      steps: [
        'Put a small proxy with an OpenSSL of its own in front of the program (stunnel or nginx as a client), and let the program connect to it.',
      ],
      undo: 'Let the program connect to the server itself again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'The framework uses the list of Windows, so a newer framework on the same Windows does not help. Only a library with its own TLS does.',
      ],
      undo: 'Take that library out again.',
    },
  ],
  unseen:
    'From here we can’t see on which Windows the program runs, nor whether someone changed its list of methods. Get-TlsCipherSuite or a record of its first message would show it.',
  sources: [
    'Microsoft: Cipher Suites in TLS/SSL (Schannel SSP), the pages for Windows 7 to 8.1 and 10',
    'Microsoft: KB2919355, KB3042058',
    'dotnet/runtime#55764, minio/minio#5834, microsoft/azure-pipelines-agent#3722, csob/paymentgateway#622',
  ],
  decides:
    'The server’s whole list of encryption methods, and the exact Windows on which the program runs, would decide it.',
  decidedBy: ['suites', 'client-greeting', 'one-change', 'local-settings'],
  explains: [
    'client-default-tls-too-old',
    'cipher-none-shared-hardened-client',
    'cipher-none-shared-program',
  ],
  needs: ['hello', 'versions'],
  wants: ['suites', 'server-name', 'client-greeting', 'one-change', 'local-settings'],
  examine(shown, told) {
    const verdict = judgeNoSharedSuite({ kind: KIND, shown, told });
    return verdict.verdict === 'possible' && !told.asked.client ? { ...verdict, ...ONLY_POSSIBLE } : verdict;
  },
});
