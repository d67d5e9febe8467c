import { defineCause, type Told, type Verdict } from '../define-cause';
import { judgeCapped } from '../derive/capped';
import { PROGRAM_GIVEN } from '../derive/chosen-client';
import { compared, listed } from '../derive/clip';
import type { LocalSettings } from '../derive/local';
import { versionsTable } from '../derive/tables';
import { refusedForLanguage } from '../derive/version-refused';
import { followsWindows } from '../derive/whose-tls';
import { windowsVersion } from '../derive/windows-versions';

/** A program that leaves the choice to Windows has no TLS 1.3 where Windows has none: that alone makes it likely. */
const withWindows = (verdict: Verdict, local: LocalSettings | undefined, told: Told): Verdict => {
  const state = windowsVersion(local, 'TLS 1.3');
  if (verdict.verdict === 'ruled-out' || verdict.verdict === 'unknown') return verdict;
  if (state === null || state.on || followsWindows(told) === 'no') return verdict;
  const because = [
    ...verdict.because,
    compared(`Windows on this computer does not offer TLS 1.3 to programs (${state.words}).`),
  ];
  const lifted = verdict.verdict === 'possible' && !verdict.against && followsWindows(told) === 'yes';
  return { ...verdict, because, verdict: lifted ? 'likely' : verdict.verdict };
};

/** The server takes only TLS 1.3, and the program stops at TLS 1.2. */
export const cause = defineCause({
  id: 'server-tls13-only',
  area: 'protocol',
  title: 'The server takes only the newest version (TLS 1.3), and your program seems not to speak it',
  ruledOut: 'It is not that the server insists on TLS 1.3.',
  meaning:
    'The server speaks only the newest version of the secure connection (TLS 1.3). Many programs and systems that are otherwise fine stop at TLS 1.2, and the server turns them away. Either the server also allows TLS 1.2, or the program has to learn TLS 1.3.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner whether TLS 1.2 can be allowed as well. If not, ask the program’s vendor for a version that speaks TLS 1.3.',
  fix: [
    {
      owner: 'server-owner',
      stack: 'nginx, Apache, HAProxy',
      steps: [
        'Allow TLS 1.2 besides 1.3 (ssl_protocols TLSv1.2 TLSv1.3; SSLProtocol +TLSv1.2 +TLSv1.3; ssl-min-ver TLSv1.2) and reload.',
      ],
      undo: 'Take TLS 1.2 out again and reload.',
    },
    {
      owner: 'server-owner',
      stack: 'IIS / http.sys',
      steps: [
        'Under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server set Enabled to 1 and DisabledByDefault to 0 (DWORD).',
        'Start the server again.',
      ],
      undo: 'Set the former values again, and start the server again.',
    },
    {
      owner: 'server-owner',
      stack: 'AWS, Azure, Cloudflare',
      steps: [
        'AWS: choose a security policy of the load balancer that has TLS 1.2 and 1.3. Azure: set the minimum version to 1.2. Cloudflare: set “Minimum TLS Version” to 1.2.',
      ],
      undo: 'Choose the former policy or minimum again.',
    },
    {
      owner: 'server-owner',
      stack: 'Java',
      steps: [
        'Allow both versions where the server is set up, for example sslEnabledProtocols="TLSv1.2,TLSv1.3" in Tomcat or server.ssl.enabled-protocols in Spring Boot.',
      ],
      undo: 'Set the former list again and restart the service.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Windows speaks TLS 1.3 from Windows 11 and Windows Server 2022 on. Move the program to such a computer.',
      ],
      undo: 'Run the program on the former computer.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'Build the program for .NET Framework 4.8, leave the choice of the version to the system, and run it on Windows 11 or Windows Server 2022.',
      ],
      undo: 'Build it for the former version again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'On Linux, use an image with OpenSSL 1.1.1 or later. On Windows, run it on Windows 11 or Windows Server 2022. Leave SslProtocols unset.',
      ],
      undo: 'Use the former image or computer again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Run it on Java 11 or later, or on Java 8 from update 341 on, which offer TLS 1.3 as a client by themselves.',
      ],
      undo: 'Run it on the former Java.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 1.0.2 or older, and what is built on it',
      steps: ['Move to OpenSSL 3 (TLS 1.3 came with 1.1.1), and build the program with it.'],
      undo: 'Build it with the former version again.',
    },
  ],
  unseen:
    'From here we can’t see which versions your program offers. Its log, or a record of its first message, would show it.',
  sources: [
    'Microsoft: Protocols in TLS/SSL (Schannel SSP)',
    'Microsoft: Transport Layer Security best practices with the .NET Framework',
    'SSL Config (Lightbend): Protocols',
    'lab: nginx 1.22',
  ],
  decides:
    'The program’s own greeting would decide it: choose the exact program under “Your program”, or look for the version in its log.',
  decidesThen: PROGRAM_GIVEN,
  decidedBy: ['versions', 'repeat', 'client-greeting'],
  needs: ['hello', 'versions'],
  wants: ['repeat', 'client-greeting', 'local-settings'],
  examine(shown, told) {
    const { base } = shown.hello;
    const { spoken, rungs } = shown.versions;
    const rung = rungs.find((one) => one.version === 'TLS 1.2');
    if (!base.answered)
      return { verdict: 'ruled-out', because: 'A greeting that offers TLS 1.3 is not taken either.' };
    if (spoken.includes('TLS 1.2'))
      return {
        verdict: 'ruled-out',
        because: `The server also takes TLS 1.2 (it speaks ${listed(spoken)}).`,
      };
    if (!spoken.includes('TLS 1.3'))
      return { verdict: 'ruled-out', because: 'The server does not speak TLS 1.3.' };
    if (
      rung === undefined ||
      rung.result.outcome.kind === 'local' ||
      rung.result.outcome.kind === 'cancelled'
    )
      return { verdict: 'unknown', why: 'TLS 1.2 alone was not tried on this server.' };
    const otherReason = refusedForLanguage(rung);
    if (otherReason) return otherReason;
    const local = shown['local-settings'];
    const greeting = shown['client-greeting'];
    const capped = judgeCapped({ base, rung, spoken, repeat: shown.repeat, greeting, local, told });
    const verdict = withWindows(capped, local, told);
    if (!('because' in verdict) || verdict.verdict === 'ruled-out') return verdict;
    const details = [versionsTable(shown.versions)];
    return verdict.verdict === 'possible'
      ? { ...verdict, details, title: 'The server takes only the newest version (TLS 1.3)' }
      : { ...verdict, details, weight: 6 };
  },
});
