import { defineCause } from '../define-cause';
import { judgeCapped } from '../derive/capped';
import { PROGRAM_GIVEN } from '../derive/chosen-client';
import { versionsTable } from '../derive/tables';
import { versionRefused } from '../derive/version-refused';

/** Nothing says that the program is old: then we speak of such programs, not of this one. */
const onlyPossible = {
  title: 'A program that speaks only TLS 1.0 is turned away by this server',
  meaning:
    'The server speaks only newer versions of the secure connection (TLS 1.2 or later). A program that offers only an older one (TLS 1.0) is turned away. Whether yours does can’t be seen from here; programs that are kept up to date do not.',
  nextStep:
    'If your program is from before 2016, ask its vendor for a version that speaks TLS 1.2 or later. If it is newer, look at the other causes first.',
};

/** Your program offers only an old version of TLS, and the server no longer takes it. The example this program began with. */
export const cause = defineCause({
  id: 'client-default-tls-too-old',
  area: 'protocol',
  title: 'Your program is too old for this server (TLS 1.0)',
  ruledOut: 'Moving the program from TLS 1.0 to TLS 1.2 would not help here.',
  meaning:
    'The server speaks only newer versions of the secure connection (TLS 1.2 or later). Your program seems to offer only an older one (TLS 1.0). The server turns such programs away, so nothing is wrong with the server or with your network. The program has to be updated, or told to use TLS 1.2.',
  owner: 'program-vendor',
  nextStep:
    'Ask the program’s vendor for a version that speaks TLS 1.2 or later, and give them this report. If the program is your own, see the steps for .NET or Java below.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET Framework, in the program',
      steps: [
        'Build the program for .NET Framework 4.7 or later (4.7.1 for WCF over TCP). What counts is the version it was built for, not the version that is installed. For ASP.NET set httpRuntime targetFramework in web.config as well.',
        'Search the code for “ServicePointManager.SecurityProtocol =”, “SslProtocols.Tls” and “SslProtocols.Default”, and remove them, so that the operating system chooses the version.',
        'If the program can’t be rebuilt for 4.7, add this at its start: ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12.',
      ],
      undo: 'Build it for the former version again, or take the added line out.',
    },
    {
      owner: 'it-desk',
      stack: '.NET Framework 4.x, without changing the program',
      steps: [
        'In the registry, set SchUseStrongCrypto and SystemDefaultTlsVersions (both DWORD) to 1 under HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 and v2.0.50727.',
        'Do the same under HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework, for 32-bit programs.',
        'Start the program again, then repeat the check.',
      ],
      undo: 'Delete the values that you added, and start the program again.',
    },
    {
      owner: 'it-desk',
      stack: '.NET Framework 3.5',
      steps: [
        'Install KB3154518, KB3154519 or KB3154520, whichever fits the Windows version. They teach 3.5 to follow the system.',
        'Set SystemDefaultTlsVersions and SchUseStrongCrypto (DWORD) to 1 under HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v2.0.50727, and under WOW6432Node likewise.',
        'Start the program again, then repeat the check.',
      ],
      undo: 'Delete the values that you added, and start the program again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows 7, Windows Server 2008 R2',
      steps: [
        'TLS 1.2 is there but switched off. Under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client set Enabled to 1 and DisabledByDefault to 0 (DWORD).',
        'For programs that use WinHTTP, install KB3140245 and set DefaultSecureProtocols to 0xA00, in both registry views.',
        'Start the computer again.',
      ],
      undo: 'Delete the values that you added, and start the computer again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'These versions offer TLS 1.2 by themselves. Search the code for “SslProtocols =” and “EnabledSslProtocols”, and leave the choice to the system (SslProtocols.None).',
      ],
      undo: 'Put the former value in again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Run the program on Java 8 or later, which offers TLS 1.2 by itself. Java 7 offers only TLS 1.0 as a client.',
        'If it has to stay on Java 7, start it with -Dhttps.protocols=TLSv1.2.',
      ],
      undo: 'Start it with the former Java, or without that option.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 1.0.0 or older, and what is built on it',
      steps: [
        'Move to OpenSSL 1.0.1 or later, better 3: the first that speaks TLS 1.2 is 1.0.1. Python, PHP and Ruby use the OpenSSL that they were built with.',
      ],
      undo: 'Go back to the former version.',
    },
    {
      owner: 'it-desk',
      stack: 'A program that nobody can change',
      steps: [
        'Put a small program in between on the same computer that takes the old connection and makes a new one, for example stunnel with “sslVersionMin = TLSv1.2” towards the server.',
        'Let the old program connect to it. Keep this for the time until the program is replaced.',
      ],
      undo: 'Let the program connect to the server directly again, and take the program in between away.',
    },
  ],
  unseen:
    'From here we can’t see what your program really offers. A record of its first message (ClientHello), or its log, would show the version.',
  sources: [
    'Microsoft: Transport Layer Security best practices with the .NET Framework',
    'Microsoft: Protocols in TLS/SSL (Schannel SSP); KB3140245',
    'microsoft/referencesource: _SslState.cs, AppContextDefaultValues.Defaults.cs',
    'ebekker/ACMESharp#124, Speedygeek/ZendeskApi_v2#288, FTPbox/FTPbox#24',
    'SSL Config (Lightbend): Protocols, for the Java versions',
  ],
  decides:
    'The program’s own greeting would decide it: choose the exact program under “Your program”, or look for the version (ClientHello) in its log.',
  decidesThen: PROGRAM_GIVEN,
  decidedBy: ['versions', 'repeat', 'client-greeting'],
  explains: ['server-min-version-policy', 'provider-retired-old-tls', 'waf-handshake-fingerprint'],
  needs: ['hello', 'versions'],
  wants: ['repeat', 'client-greeting', 'local-settings'],
  examine(shown, told) {
    const refused = versionRefused(shown.hello, shown.versions, 'TLS 1.0');
    if ('verdict' in refused) return refused;
    if (!refused.spoken.includes('TLS 1.2'))
      return {
        verdict: 'ruled-out',
        because:
          'The server refuses TLS 1.2 as well, so moving the program from TLS 1.0 to TLS 1.2 would not help.',
      };
    const verdict = judgeCapped({
      ...refused,
      repeat: shown.repeat,
      greeting: shown['client-greeting'],
      local: shown['local-settings'],
      told,
    });
    if (!('because' in verdict) || verdict.verdict === 'ruled-out') return verdict;
    const details = [versionsTable(shown.versions)];
    return verdict.verdict === 'possible'
      ? { ...verdict, ...onlyPossible, details }
      : { ...verdict, details, weight: 5 };
  },
});
