import { defineCause, type Told, type Verdict } from '../define-cause';
import { judgeCapped } from '../derive/capped';
import { chosenClient } from '../derive/chosen-client';
import { compared, inferred, listed, toldBy } from '../derive/clip';
import type { LocalSettings } from '../derive/local';
import { versionsTable } from '../derive/tables';
import { answer, compareClaim } from '../derive/told';
import { type VersionRefused, versionRefused } from '../derive/version-refused';
import { kindOfProgram } from '../derive/whose-tls';
import { dotnetFollowsSystem } from '../derive/windows-versions';

/** What says that the settings around the program are right, so that only its own code is left: each as a reason. */
const settingsAreRight = (told: Told, local: LocalSettings | undefined, { spoken }: VersionRefused) => {
  const client = chosenClient(told);
  const shared = client?.versions.filter((version) => spoken.includes(version)) ?? [];
  return [
    ...(kindOfProgram(told) === 'dotnet-framework' && dotnetFollowsSystem(local) === 'yes'
      ? [
          compared(
            'This computer tells programs on .NET Framework 4 to use the versions of the system (SchUseStrongCrypto and SystemDefaultTlsVersions are 1, for 64-bit and 32-bit programs). A program that offers an old version all the same names it itself.',
          ),
        ]
      : []),
    ...(client !== null && shared.length > 0
      ? [toldBy(`You chose ${client.name}. Left alone it offers ${listed(shared)}, which the server takes.`)]
      : []),
  ];
};

/** The program's code names one old version, whatever the settings around it say. */
export const cause = defineCause({
  id: 'client-hardcoded-protocol',
  area: 'protocol',
  title: 'Your program’s own code names an old TLS version',
  ruledOut: 'An old version of TLS that the program insists on is not the reason.',
  meaning:
    'Everything around the program allows the newer versions of the secure connection, and what happened is still what an old version brings. Then the program’s own code most often names one fixed version, which overrides all settings. Changing Windows or the server does not help: the line in the code has to go.',
  owner: 'program-vendor',
  nextStep:
    'Ask the program’s vendor to take the fixed TLS version out of the code, and give them this report. If the code is yours, search it as described below.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'Search the code and its libraries for “ServicePointManager.SecurityProtocol =”, “SecurityProtocolType.Tls”, “SslProtocols.Tls” and “SslProtocols.Default” (which means SSL 3.0 and TLS 1.0).',
        'Remove the assignment, or use SecurityProtocolType.SystemDefault and SslProtocols.None.',
        'Look into app.config and web.config too: Switch.System.Net.DontEnableSystemDefaultTlsVersions must not be true.',
      ],
      undo: 'Put the former line in again.',
    },
    {
      owner: 'program-vendor',
      stack: '.NET 6 or later',
      steps: [
        'Search for “EnabledSslProtocols” and “SslProtocols” in SslClientAuthenticationOptions, SocketsHttpHandler and HttpClientHandler, and set SslProtocols.None.',
      ],
      undo: 'Put the former value in again.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: [
        'Search for SSLContext.getInstance("TLSv1"), setEnabledProtocols, -Dhttps.protocols and -Djdk.tls.client.protocols, and use "TLS" or leave them out.',
      ],
      undo: 'Put the former value in again.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 3, Python, PHP, Node',
      steps: [
        'Search for TLSv1_method, PROTOCOL_TLSv1, CURL_SSLVERSION_TLSv1_0, secureProtocol and maxVersion, and let the library choose.',
      ],
      undo: 'Put the former value in again.',
    },
    {
      owner: 'it-desk',
      stack: 'A program that nobody can change',
      steps: [
        'Put a small program in between on the same computer that takes the old connection and makes a new one, for example stunnel with “sslVersionMin = TLSv1.2” towards the server.',
      ],
      undo: 'Let the program connect to the server directly again.',
    },
  ],
  unseen:
    'The program’s code can’t be seen from here. Only its code, or a record of its greeting, shows the version it names.',
  sources: [
    'Microsoft: Transport Layer Security best practices with the .NET Framework',
    'dotnet/corefx#42078, petermreid/buskerproxy#5',
  ],
  decides:
    'A record of the program’s first message (ClientHello), or a search of its code for a fixed version, would decide it.',
  decidedBy: ['local-settings', 'versions'],
  explains: ['client-default-tls-too-old', 'server-min-version-policy', 'provider-retired-old-tls'],
  needs: ['hello', 'versions'],
  wants: ['local-settings', 'repeat'],
  examine(shown, told): Verdict {
    const refused = versionRefused(shown.hello, shown.versions, 'TLS 1.0');
    if ('verdict' in refused) return refused;
    const { rung } = refused;
    const local = shown['local-settings'];
    // Without the settings, so that they do not speak against the old version here as they do against an old default.
    const capped = judgeCapped({
      ...refused,
      repeat: shown.repeat,
      told: { ...told, asked: { ...told.asked, client: null } },
    });
    if (!('because' in capped) || capped.verdict === 'ruled-out') return capped;
    const comparison = compareClaim(told, rung.result.outcome);
    if (comparison === 'different')
      return {
        verdict: 'ruled-out',
        because: 'The text you pasted stands for another event than the one that TLS 1.0 brings here.',
      };
    const right = settingsAreRight(told, local, refused);
    const updated = answer(told, 'program-age') === 'since-2016';
    if (right.length === 0 && !updated)
      return {
        verdict: 'unknown',
        why: 'Nothing says that the settings around the program are right, so its code need not be the reason.',
      };
    if (comparison !== 'same')
      return {
        verdict: 'unknown',
        why: 'No error text was given that stands for what an old version brings here, so nothing says that the program offers one.',
      };
    const because = [
      ...right,
      ...(updated ? [toldBy('You told us that the program is kept up to date.')] : []),
      ...capped.because.filter(({ grade }) => grade !== 'told'),
      inferred('A program that is left alone would offer a newer version here.'),
    ];
    const likely = right.length > 0 && told.asked.side !== 'accepts';
    return {
      verdict: likely ? 'likely' : 'possible',
      because,
      details: [versionsTable(shown.versions)],
      weight: likely ? 6 : 0,
    };
  },
});
