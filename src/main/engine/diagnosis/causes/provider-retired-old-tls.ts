import { defineCause } from '../define-cause';
import { judgeCapped } from '../derive/capped';
import { PROGRAM_GIVEN } from '../derive/chosen-client';
import { compared } from '../derive/clip';
import { retiredBy } from '../derive/retired-by';
import { versionsTable } from '../derive/tables';
import { versionRefused } from '../derive/version-refused';

/** A large provider switched TLS 1.0 and 1.1 off for everybody, and the program still offers them alone. */
export const cause = defineCause({
  id: 'provider-retired-old-tls',
  area: 'policy',
  title: 'The provider switched old TLS versions off for everybody',
  ruledOut: 'A provider that switched old versions off is not the reason.',
  meaning:
    'This server belongs to a large provider that stopped taking the old versions of the secure connection (TLS 1.0 and 1.1) on an announced date. A program that offers only those worked until then, and is turned away since. The provider does not switch them on again. The program has to be updated.',
  owner: 'program-vendor',
  nextStep:
    'Ask the program’s vendor for a version that speaks TLS 1.2 or later, and give them this report. Asking the provider to go back does not help.',
  fix: [
    {
      owner: 'program-vendor',
      stack: '.NET Framework',
      steps: [
        'Build the program for .NET Framework 4.7 or later, and leave the choice of the version to the system.',
        'If it can’t be built again: SchUseStrongCrypto and SystemDefaultTlsVersions (DWORD) set to 1 under .NETFramework\\v4.0.30319 and v2.0.50727, in both registry views.',
      ],
      undo: 'Delete the values that you added, or run the former version of the program.',
    },
    {
      owner: 'program-vendor',
      stack: 'Java',
      steps: ['Run it on Java 8 or later, which offers TLS 1.2 by itself.'],
      undo: 'Run it on the former Java.',
    },
    {
      owner: 'program-vendor',
      stack: 'OpenSSL 3, Python, PHP, Node',
      steps: [
        'Update the program and its OpenSSL: the first with TLS 1.2 is 1.0.1. Update the provider’s own library (SDK) as well.',
      ],
      undo: 'Go back to the former versions.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows 7, Windows Server 2008 R2',
      steps: [
        'Switch TLS 1.2 on: under SCHANNEL\\Protocols\\TLS 1.2\\Client set Enabled to 1 and DisabledByDefault to 0 (DWORD), and start the computer again.',
      ],
      undo: 'Delete the two values, and start the computer again.',
    },
  ],
  unseen:
    'We know the provider’s announcement, not when this very server followed it, nor what your program offers.',
  sources: [
    'AWS Security Blog: TLS 1.2 to become the minimum for all AWS API endpoints',
    'Microsoft: TLS 1.0 and 1.1 in Azure Storage (3 February 2026), Entra ID, Microsoft 365',
    'GitHub: weak cryptographic standards removed (2018); PSF: Time to upgrade your Python (2018)',
    'microsoft/azure-pipelines-agent#3722',
  ],
  decides:
    'The program’s own greeting would decide it: choose the exact program under “Your program”, or look for the version in its log.',
  decidesThen: PROGRAM_GIVEN,
  decidedBy: ['versions', 'repeat', 'client-greeting'],
  explains: ['server-min-version-policy'],
  needs: ['hello', 'versions'],
  wants: ['repeat', 'client-greeting', 'local-settings'],
  examine(shown, told) {
    const found = retiredBy(told.asked.target.host) ?? retiredBy(told.asked.target.serverName ?? '');
    if (found === null)
      return {
        verdict: 'ruled-out',
        because: 'This server’s name is not one of a provider whose date we know.',
      };
    const refused = versionRefused(shown.hello, shown.versions, 'TLS 1.0');
    if ('verdict' in refused) return refused;
    const capped = judgeCapped({
      ...refused,
      repeat: shown.repeat,
      greeting: shown['client-greeting'],
      local: shown['local-settings'],
      told,
    });
    if (!('because' in capped) || capped.verdict === 'ruled-out') return capped;
    const because = [
      compared(
        `By its name the server belongs to ${found.provider}, where TLS 1.0 and 1.1 are announced to be off since ${found.since}. It refuses TLS 1.0.`,
        [refused.rung.result.attemptId],
      ),
      ...capped.because,
    ];
    // That a program offers an old version can be confirmed; that the provider's date is why it stopped can't.
    return {
      verdict: capped.verdict === 'possible' ? 'possible' : 'likely',
      because,
      ...(capped.against ? { against: capped.against } : {}),
      title: `${found.provider.replace(/^./, (first) => first.toUpperCase())} switched TLS 1.0 and 1.1 off in ${found.since}`,
      details: [versionsTable(shown.versions)],
      weight: 4,
    };
  },
});
