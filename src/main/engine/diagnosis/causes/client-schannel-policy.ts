import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Because } from '../../../../shared/model/finding';
import { defineCause, type Told, type Verdict } from '../define-cause';
import { compared, listed, measured, toldBy } from '../derive/clip';
import { type LocalSettings, said, takesNothing, UNBOUND, unreadIn } from '../derive/local';
import { answer, claimed } from '../derive/told';
import { followsWindows } from '../derive/whose-tls';
import { windowsVersion } from '../derive/windows-versions';

interface Seen {
  readonly hello: EvidenceMap['hello'];
  readonly versions?: EvidenceMap['versions'];
  readonly suites?: EvidenceMap['suites'];
}

const MODERN = ['TLS 1.2', 'TLS 1.3'];
const VERSIONS = ['TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'];

/** What each of Schannel's switches takes away, by the suites' names at IANA. A suite of TLS 1.3 names no exchange of keys and no signature. */
const NEEDS: readonly (readonly [id: RegExp, suites: RegExp])[] = [
  [/\.cipher\.AES 128\/128\./, /_AES_128_/],
  [/\.cipher\.AES 256\/256\./, /_AES_256_/],
  [/\.cipher\.Triple DES 168/, /_3DES_/],
  [/\.cipher\.RC4 /, /_RC4_/],
  [/\.hash\.SHA\./, /_SHA$/],
  [/\.hash\.SHA256\./, /_SHA256$/],
  [/\.hash\.SHA384\./, /_SHA384$/],
  [/\.kex\.PKCS\./, /^TLS_RSA_/],
  [/\.kex\.Diffie-Hellman\./, /^TLS_DHE_/],
  [/\.kex\.ECDH\./, /^TLS_ECDHE?_/],
];

interface Rules {
  /** Rules that leave no version which the server takes. */
  readonly versions: readonly string[];
  /** Rules of which one or another takes away every method that the server was seen to take. */
  readonly methods: readonly string[];
  /** Rules that take something away. */
  readonly all: readonly string[];
}

const offByRule = (local: LocalSettings, version: string): string | null => {
  const state = windowsVersion(local, version);
  return state === null || state.on || state.by === 'default' ? null : state.words;
};

/** Every method that the server was seen to take: what it chose, and its lists where they were asked for. */
const methodsSeen = ({ hello, versions, suites }: Seen): string[] => {
  const answers = [hello.base, ...(versions?.rungs ?? []).map(({ result }) => result)];
  const chosen = answers.flatMap(({ answered, suite }) => (answered && suite !== null ? [suite] : []));
  return [...new Set([...chosen, ...(suites?.lists ?? []).flatMap((list) => list.suites)])];
};

/** The switched-off methods that stand against what was seen; none while one method that the server takes is left. */
const methodConflicts = (off: readonly string[], seen: readonly string[]): string[] => {
  const needs = off.flatMap((id) => {
    const suites = NEEDS.find(([part]) => part.test(id))?.[1];
    return suites === undefined ? [] : [{ id, suites }];
  });
  const nothingLeft =
    seen.length > 0 && seen.every((suite) => needs.some(({ suites }) => suites.test(suite)));
  if (!nothingLeft) return [];
  return needs.flatMap(({ id, suites }) => (seen.some((suite) => suites.test(suite)) ? [id] : []));
};

/** Rules of Windows that limit connections; null where they were not read, or there is no Windows. */
const rulesOf = (local: LocalSettings | undefined, shown: Seen): Rules | null => {
  if (local?.system !== 'windows') return null;
  if (VERSIONS.some((version) => windowsVersion(local, version) === null)) return null;
  const spoken: readonly string[] = shown.versions?.spoken ?? [];
  const off = VERSIONS.filter((version) => offByRule(local, version) !== null);
  const left = VERSIONS.filter((version) => windowsVersion(local, version)?.on);
  const versions = off.flatMap((version) => offByRule(local, version) ?? []);
  const methods = local.settings.flatMap(({ id, value }) =>
    value === '0' && /^schannel\.(?:cipher|hash|kex)\./.test(id) ? [id] : [],
  );
  const nothingLeft = spoken.length > 0 && !left.some((version) => spoken.includes(version));
  return {
    versions: nothingLeft ? versions : [],
    methods: methodConflicts(methods, methodsSeen(shown)).map((id) => said(local, id)),
    all: [...versions, ...methods.map((id) => said(local, id))],
  };
};

const conflictsIn = (rules: Rules | null): number =>
  (rules?.versions.length ?? 0) + (rules?.methods.length ?? 0);

/** What the rules and the server's ways come to when they are held against each other. */
const ofConflicts = (rules: Rules | null): Because[] => [
  ...(rules !== null && rules.versions.length > 0
    ? [
        compared(
          `Rules of this computer leave no version that the server takes: ${listed(rules.versions.slice(0, 3))}.`,
        ),
      ]
    : []),
  ...(rules !== null && rules.methods.length > 0
    ? [
        compared(
          `Every encryption method that we saw the server take needs something that rules of this computer switch off: ${listed(rules.methods.slice(0, 4))}.`,
        ),
      ]
    : []),
];

interface Read {
  readonly 'local-settings'?: LocalSettings;
}

const NOT_READ =
  'The rules of this computer’s Windows were not all read, and no error text was given that could speak of them.';

/** Without an error text or an answer that points here, only the rules themselves can. */
const byRulesAlone = (rules: Rules | null, shown: Seen & Read, told: Told): Verdict | null => {
  const local = shown['local-settings'];
  if (local !== undefined && local.system !== 'windows')
    return { verdict: 'ruled-out', because: 'This computer does not run Windows.' };
  if (rules === null)
    return { verdict: 'unknown', why: (local && unreadIn(local, /SCHANNEL|CurrentVersion/i)) ?? NOT_READ };
  if (rules.all.length > 0 && takesNothing(shown.hello, shown.versions))
    return { verdict: 'ruled-out', because: UNBOUND };
  if (conflictsIn(rules) === 0)
    return {
      verdict: 'ruled-out',
      because:
        rules.all.length === 0
          ? 'No rule in Windows’ registry limits secure connections here.'
          : 'The rules in Windows’ registry leave what this server takes.',
    };
  if (followsWindows(told) === 'no')
    return {
      verdict: 'ruled-out',
      because: 'Programs of this kind bring TLS of their own, and do not follow these rules.',
    };
  return null;
};

/** Rules on this computer switch off versions or methods that the server needs. */
export const cause = defineCause({
  id: 'client-schannel-policy',
  area: 'policy',
  title: 'Rules on this computer limit its secure connections',
  ruledOut: 'A rule in this computer’s Windows is not the reason.',
  meaning:
    'Companies can switch off versions and methods of the secure connection on their computers. When what is left has nothing in common with what the server takes, or with what the program asks for, the program gives up by itself. The server answers us, so the refusal comes from this side.',
  owner: 'it-desk',
  nextStep:
    'Ask your IT help desk which TLS versions and methods the rules on this computer allow, and give them this report.',
  fix: [
    {
      owner: 'it-desk',
      stack: 'Windows (Schannel)',
      steps: [
        'Look at HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols, Ciphers, Hashes and KeyExchangeAlgorithms.',
        'Allow TLS 1.2 for clients and the methods that the server takes, then start the computer again.',
      ],
      undo: 'Set the former values again, and start the computer again.',
    },
    {
      owner: 'it-desk',
      stack: 'Windows, by group policy',
      steps: [
        'Look at Computer Configuration, Administrative Templates, Network, SSL Configuration Settings: “SSL Cipher Suite Order” and “ECC Curve Order”. Suites that are not listed there can’t be used.',
        'Run gpupdate /force after the change, and start the computer again.',
      ],
      undo: 'Set the policy to its former state, and run gpupdate /force again.',
    },
    {
      owner: 'it-desk',
      stack: '.NET Framework',
      steps: [
        'Where TLS 1.0 was switched off in Windows, let .NET Framework follow: SchUseStrongCrypto and SystemDefaultTlsVersions (DWORD) set to 1 under .NETFramework\\v4.0.30319 and v2.0.50727, in both registry views.',
      ],
      undo: 'Delete the values that you added.',
    },
    {
      owner: 'it-desk',
      stack: 'Linux',
      steps: [
        'Look at MinProtocol and CipherString in openssl.cnf, and on Red Hat at “update-crypto-policies --show”. For a trial, give this one program a configuration of its own.',
      ],
      undo: 'Leave the program’s own configuration out again.',
    },
    {
      owner: 'it-desk',
      stack: 'Java',
      steps: [
        'Look at jdk.tls.disabledAlgorithms in conf/security/java.security. For a trial, start the one program with -Djava.security.properties and a file of its own.',
      ],
      undo: 'Leave that option out again.',
    },
  ],
  unseen:
    'A program can have rules of its own, and rules can come from a place that we did not read. What the program offers in the end can’t be seen from here.',
  sources: ['Microsoft: TLS registry settings', 'ebekker/ACMESharp#124', 'dotnet/SqlClient#2242'],
  decides: 'The same program on a computer without these rules would decide it.',
  decidedBy: ['local-settings', 'versions'],
  needs: ['hello'],
  wants: ['local-settings', 'versions', 'suites'],
  examine(shown, told) {
    const { base } = shown.hello;
    const match = claimed(told);
    const named = match?.event === 'local-refusal' && match.ranks.includes('client-schannel-policy');
    const modern = base.answered && MODERN.includes(base.version ?? '');
    const changed = answer(told, 'changed') === 'update';
    const local = shown['local-settings'];
    const rules = rulesOf(local, shown);
    if (!named && match !== null && conflictsIn(rules) === 0 && !changed)
      return {
        verdict: 'ruled-out',
        because: 'The text you pasted does not speak of rules on this computer.',
      };
    const alone = named || changed ? null : byRulesAlone(rules, shown, told);
    if (alone !== null) return alone;
    const because = [
      ...ofConflicts(rules),
      ...(named && match ? [toldBy(`Your error text says: ${match.proves}`)] : []),
      ...(modern
        ? [
            measured(
              `The server answered our up-to-date greeting (${base.version}), so it does not refuse this computer.`,
              [base.attemptId],
            ),
          ]
        : []),
      ...(changed ? [toldBy('You told us that it worked until an update on this computer.')] : []),
    ];
    const clean = rules !== null && conflictsIn(rules) === 0;
    const against = clean
      ? ['The rules that Windows keeps in its registry leave what this server takes.']
      : [];
    // Rules alone say nothing of the program: a method needs the text that names it, a version at least a program of Windows.
    const noVersion = (rules?.versions.length ?? 0) > 0 && followsWindows(told) === 'yes';
    const likely = modern && ((named && !clean) || noVersion);
    return {
      verdict: likely ? 'likely' : 'possible',
      because,
      ...(against.length > 0 ? { against } : {}),
      weight: likely ? 2 : -2,
    };
  },
});
