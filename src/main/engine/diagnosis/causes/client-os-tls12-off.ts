import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { describeOutcome } from '../../../../shared/words/outcome';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, listed, measured, toldBy } from '../derive/clip';
import { type LocalSettings, said, settingValue, unreadIn } from '../derive/local';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { versionsTable } from '../derive/tables';
import { compareClaim } from '../derive/told';
import { followsWindows, kindOfProgram } from '../derive/whose-tls';
import { windowsOffers, windowsVersion } from '../derive/windows-versions';

const MODERN = ['TLS 1.2', 'TLS 1.3'];

/** SECURE_PROTOCOL bits of WinHTTP and WinINet (winhttp.h): TLS 1.2 and TLS 1.3. */
const NEWER_BITS = 0x800 | 0x2000;
const WINHTTP_TITLE = 'Windows on this computer keeps programs that use WinHTTP from using TLS 1.2';

/** A program that uses WinHTTP by its own text, and a value of DefaultSecureProtocols that leaves TLS 1.2 and 1.3 out (KB3140245). */
const winHttpWithout12 = (local: LocalSettings, told: Told): Because[] | null => {
  const text = told.message?.matches.find(({ id, wrapper }) => !wrapper && /winhttp/i.test(id));
  const id = ['64', '32']
    .map((view) => `winhttp.${view}.DefaultSecureProtocols`)
    .find(
      (one) =>
        /^\d+$/.test(settingValue(local, one) ?? '') && (Number(settingValue(local, one)) & NEWER_BITS) === 0,
    );
  if (text === undefined || id === undefined) return null;
  return [
    compared(
      `The setting for programs that use WinHTTP leaves TLS 1.2 out (${said(local, id)}), and the server takes nothing older.`,
    ),
    toldBy(`Your error text is one of WinHTTP: ${text.proves}`),
  ];
};

interface Off {
  readonly hello: EvidenceMap['hello'];
  readonly versions: EvidenceMap['versions'];
  readonly repeat?: EvidenceMap['repeat'];
  readonly local: LocalSettings;
  readonly words: string;
  readonly offers: readonly string[];
}

const NAMES_IT = 'dotnet.v4.0.30319.64.SchUseStrongCrypto';

/** SchUseStrongCrypto makes .NET Framework name TLS 1.2 itself, which lifts DisabledByDefault, though not Enabled = 0. */
const namesItself = (local: LocalSettings, told: Told): string[] =>
  settingValue(local, NAMES_IT) === '1' && kindOfProgram(told) === 'dotnet-framework'
    ? [
        `Programs on .NET Framework are told to name TLS 1.2 themselves here (${said(local, NAMES_IT)}); a version that is only off by default is then offered all the same.`,
      ]
    : [];

/** TLS 1.2 is off, and nothing that Windows still offers is taken by the server: how sure is it? */
const judge = (told: Told, { hello, versions, repeat, local, words, offers }: Off): Verdict => {
  const newest = offers[offers.length - 1];
  const rung = versions.rungs.find(
    ({ version, result }) => version === newest && !['local', 'cancelled'].includes(result.outcome.kind),
  );
  const key = `version:${newest}`;
  const sure = pairSentence(repeat, key);
  const fits = rung !== undefined && compareClaim(told, rung.result.outcome) === 'same';
  const follows = followsWindows(told) === 'yes';
  const against = namesItself(local, told);
  const tried = rung === undefined ? [] : [rung.result.attemptId];
  const because = [
    compared(
      `TLS 1.2 is switched off for programs here (${words}), and the server speaks ${listed(versions.spoken)} only. Windows offers ${offers.length === 0 ? 'no version at all' : listed(offers)}.`,
      [hello.base.attemptId],
    ),
    ...(rung === undefined
      ? []
      : [measured(`When we offered only ${newest}: ${describeOutcome(rung.result.outcome)}`, tried)]),
    ...(sure === null ? [] : [measured(sure, pairAttempts(repeat, key))]),
    ...(fits ? [compared('This is the very event that your error text stands for.', tried)] : []),
    ...(follows ? [toldBy('By all you told us, the program uses Windows’ own TLS.')] : []),
  ];
  const confirmed = pairState(repeat, key) === 'holds' && fits && follows && against.length === 0;
  // A setting alone says nothing of a failure: it takes a program that follows Windows, or the text that fits.
  const likely = follows || fits;
  return {
    verdict: confirmed ? 'confirmed' : likely ? 'likely' : 'possible',
    because,
    ...(against.length > 0 ? { against } : {}),
    details: [versionsTable(versions)],
    weight: likely ? 7 : -1,
  };
};

/** Windows itself has TLS 1.2 switched off for programs, and the server takes nothing older. */
export const cause = defineCause({
  id: 'client-os-tls12-off',
  area: 'protocol',
  title: 'Windows on this computer has TLS 1.2 switched off',
  ruledOut: 'TLS 1.2 switched off in this computer’s Windows is not the reason.',
  meaning:
    'Programs that leave the choice to Windows offer what Windows allows. On this computer the version that the server wants (TLS 1.2) is switched off for them. So they offer only older versions, or none, and the server turns them away. The setting can be changed by whoever looks after this computer.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk to switch TLS 1.2 on for programs of this computer (the steps are below), and give them this report.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client set Enabled to 1 and DisabledByDefault to 0 (DWORD).',
        'If a group policy sets these values, change it there, or it comes back.',
        'Start the computer again, then repeat the check.',
      ],
      undo: 'Set the former values again, or delete those that were not there, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows 7, Server 2008 R2, Server 2012: programs that use WinHTTP',
      steps: [
        'Install KB3140245.',
        'Set DefaultSecureProtocols (DWORD) to 0xA00 under HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp, and under SOFTWARE\\WOW6432Node likewise.',
        'Start the computer again.',
      ],
      undo: 'Delete the two values, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: '.NET Framework',
      steps: [
        'Once Windows allows TLS 1.2, set SchUseStrongCrypto and SystemDefaultTlsVersions (DWORD) to 1 under HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319 and v2.0.50727, and under WOW6432Node likewise.',
      ],
      undo: 'Delete the values that you added.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows 7, Windows Server 2008 R2',
      steps: [
        'Here TLS 1.2 is off until it is switched on. These versions no longer get updates: plan the move to a newer Windows, where it is on by itself.',
      ],
      undo: 'Nothing was changed.',
    },
  ],
  unseen:
    'We read what Windows is told to do, not what your program does. A program can name its versions itself, or bring TLS of its own.',
  sources: [
    'Microsoft: Protocols in TLS/SSL (Schannel SSP)',
    'Microsoft: TLS registry settings; KB3140245',
    'dotnet/runtime#33708',
  ],
  decides:
    'The error text of a program that uses Windows’ own TLS would decide it, together with the two greetings sent once more by turns.',
  decidedBy: ['local-settings', 'versions', 'repeat'],
  explains: ['client-default-tls-too-old', 'client-schannel-policy', 'server-min-version-policy'],
  needs: ['hello', 'versions', 'local-settings'],
  wants: ['repeat'],
  examine(shown, told) {
    const local = shown['local-settings'];
    const { base } = shown.hello;
    const { spoken } = shown.versions;
    if (local.system !== 'windows')
      return { verdict: 'ruled-out', because: 'This computer does not run Windows.' };
    const tls12 = windowsVersion(local, 'TLS 1.2');
    const offers = windowsOffers(local);
    if (tls12 === null || offers === null)
      return {
        verdict: 'unknown',
        why: unreadIn(local, /SCHANNEL|CurrentVersion/i) ?? 'Not all settings of Windows were read.',
      };
    if (tls12.on) {
      const winHttp = winHttpWithout12(local, told);
      return winHttp !== null && base.answered && !spoken.some((version) => !MODERN.includes(version))
        ? { verdict: 'likely', because: winHttp, title: WINHTTP_TITLE, weight: 7 }
        : { verdict: 'ruled-out', because: `Windows has TLS 1.2 switched on (${tls12.words}).` };
    }
    if (followsWindows(told) === 'no')
      return {
        verdict: 'ruled-out',
        because: `TLS 1.2 is switched off in Windows, but programs of this kind (${kindOfProgram(told)}) bring TLS of their own.`,
      };
    if (!base.answered)
      return { verdict: 'ruled-out', because: 'An up-to-date greeting is not taken either.' };
    const shared = offers.filter((version) => spoken.some((one) => one === version));
    if (shared.length > 0)
      return {
        verdict: 'ruled-out',
        because: `Windows still offers ${listed(shared)}, and the server takes that.`,
      };
    if (!spoken.some((version) => MODERN.includes(version)))
      return { verdict: 'unknown', why: 'It is not known which versions the server takes.' };
    return judge(told, { ...shown, local, words: tls12.words, offers });
  },
});
