import type { EvidenceMap } from '../../../../shared/model/evidence';
import { defineCause, type Told } from '../define-cause';
import { judgeNoSharedSuite, type Kind } from '../derive/no-shared-suite';
import { claimed } from '../derive/told';

/** openssl.cnf was read and has no CipherString. Where it has one, .NET follows it, and its own short list does not come into it. */
const ownListHolds = ({ settings }: EvidenceMap['local-settings']): boolean => {
  const found = settings.filter(({ id }) => id === 'openssl.CipherString');
  return found.length > 0 && found.every(({ value }) => value === null);
};

const here = (local: EvidenceMap['local-settings']): string | null =>
  local.system === 'linux' && ownListHolds(local)
    ? `This computer runs ${local.systemName}, and no CipherString of OpenSSL was found on it, so .NET uses its own short list here.`
    : null;

const NOTHING_SHARED = [40, 71];

/** .NET on Linux names OpenSSL in its texts; and any .NET may quote the alert about methods. */
const texts = (told: Told): boolean => {
  if (told.message !== null && /Interop\+OpenSsl|SSL_ERROR_SSL/.test(told.message.text)) return true;
  const match = claimed(told);
  return match?.program === 'dotnet' && NOTHING_SHARED.includes(match.alertCode ?? -1);
};

/** .NET 5 and later on Linux: TLS 1.3 and eight suites with ECDHE. */
const KIND: Kind = {
  words: 'Programs of .NET 5 and later on Linux',
  standsFor: 'dotnet-8-linux',
  includes: ({ id }) => /^dotnet-\d+-linux$/.test(id),
  programs: ['dotnet', 'mail', 'database', 'other'],
  speaking: ['dotnet'],
  texts,
  here,
};

const ONLY_POSSIBLE = {
  title: '.NET on Linux and this server have no encryption method in common',
  meaning:
    'The server takes only older encryption methods (cipher suites). .NET 5 and later on Linux leaves those out unless it is told otherwise. Whether your program is one of these, we don’t know. On Windows, and with .NET Core 3.1 or older, it does not apply.',
} as const;

/** On Linux, .NET 5 and later leave out weak suites, so servers with key exchange by RSA alone stop working after an upgrade. */
export const cause = defineCause({
  id: 'cipher-dotnet5-linux',
  area: 'protocol',
  title: 'Since .NET 5 your program offers this server no encryption method that it takes',
  ruledOut: 'It is not the short list of encryption methods that .NET has on Linux.',
  meaning:
    'On Linux, .NET 5 and later offers only eight encryption methods (cipher suites) with a fresh key for each connection (ECDHE), besides TLS 1.3. This server takes only others, for example key exchange by RSA alone. So it ends the connection, or the program gives up by itself. It often begins with an upgrade from .NET Core 3.1, or with a new container image.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to allow ECDHE-RSA-AES256-GCM-SHA384 in TLS 1.2. Until then, the program’s vendor can allow one older method for this connection.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Add ECDHE-RSA-AES256-GCM-SHA384 and ECDHE-RSA-AES128-GCM-SHA256 in front of ssl_ciphers, SSLCipherSuite or ssl-default-bind-ciphers, and reload.',
        'Allow the curves x25519 and P-256, if a list of curves is set.',
      ],
      undo: 'Put the former list in again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Enable-TlsCipherSuite -Name TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 -Position 0 (Windows Server 2016 and later). On 2012 R2, allow TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384.',
        'Start the server again.',
      ],
      undo: 'Disable-TlsCipherSuite -Name with the same name, and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: [
        'Allow a suite with ECDHE again: look at jdk.tls.disabledAlgorithms in java.security and at the list of suites in the server’s own settings.',
      ],
      undo: 'Put the former settings in again.',
    },
    {
      owner: 'server-owner',
      stack: 'Exchange / SMTP',
      steps: [
        'Update the mail server, or let it prefer ECDHE (Postfix: tls_high_cipherlist; Dovecot: ssl_cipher_list).',
      ],
      undo: 'Put the former list in again and reload.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'For this connection alone, set SslClientAuthenticationOptions.CipherSuitesPolicy (with SocketsHttpHandler.SslOptions for HttpClient) to a list that has one of the methods that the server takes; the report lists them.',
      ],
      undo: 'Take the policy out again.',
    },
    {
      owner: 'it-desk',
      stack: 'OpenSSL 3',
      steps: [
        'As a stop-gap for the whole machine or image, set CipherString = DEFAULT in the section system_default_sect of openssl.cnf: .NET then follows OpenSSL’s list.',
        'For one program alone, give it a file of its own with the variable OPENSSL_CONF. Start the program again.',
        'On Red Hat and its relatives the system-wide policy decides instead: see update-crypto-policies.',
      ],
      undo: 'Take the line out again, and start the program again.',
    },
  ],
  unseen:
    'From here we can’t see which .NET the program runs on, nor the openssl.cnf of its machine or container. A record of its first message (ClientHello) would show what it offers.',
  sources: [
    'Microsoft: Default TLS cipher suites for .NET on Linux (breaking change of .NET 5)',
    'jstedfast/MailKit#1140, dotnet/runtime#45581',
    'dotnet/docs#43582 (default ciphers in the images of Debian 12)',
  ],
  decides:
    'The server’s whole list of encryption methods, and the version of .NET and the system it runs on, would decide it.',
  decidedBy: ['suites', 'client-greeting', 'one-change', 'local-settings'],
  explains: ['cipher-none-shared-hardened-client', 'cipher-none-shared-program', 'linux-crypto-policy'],
  needs: ['hello', 'versions'],
  wants: ['suites', 'server-name', 'client-greeting', 'one-change', 'local-settings'],
  examine(shown, told) {
    const verdict = judgeNoSharedSuite({ kind: KIND, shown, told });
    return verdict.verdict === 'possible' && !told.asked.client ? { ...verdict, ...ONLY_POSSIBLE } : verdict;
  },
});
