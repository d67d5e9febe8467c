import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Fix } from '../../../../shared/model/finding';
import { defineCause } from '../define-cause';
import { compared, listed, measured, toldBy } from '../derive/clip';
import { disablesVersion, type JavaRules, javaRules, leastBits, leftOf } from '../derive/java-rules';
import { takesNothing, UNBOUND, unreadIn } from '../derive/local';
import { pairAttempts, pairSentence, pairState } from '../derive/pairs';
import { OLDEST_SETTING, settingFor } from '../derive/stop-gaps';
import { serverSuites } from '../derive/suite-rules';
import { claimed, compareClaim } from '../derive/told';
import { followsJava } from '../derive/whose-tls';

/** Texts in which a Java says that its own list is the reason. */
const TEXTS = ['java.selected-version', 'java.no-protocol'];

interface Shown {
  readonly versions?: EvidenceMap['versions'];
  readonly suites?: EvidenceMap['suites'];
  readonly groups?: EvidenceMap['groups'];
}

/** What of the server one Java's list takes away entirely; empty: something is left, or nothing is known. */
const conflictsOf = (rules: JavaRules, { versions, suites, groups }: Shown): string[] => {
  const spoken = versions?.spoken ?? [];
  const server = serverSuites(suites, versions);
  const newest = spoken[spoken.length - 1];
  const names = [...(server?.names ?? [])];
  const bits = leastBits(rules, 'DH');
  return [
    ...(newest !== undefined && spoken.every((version) => disablesVersion(rules, version))
      ? [`the server speaks ${newest} at most, and the list has all that it speaks`]
      : []),
    ...(server?.complete && names.length > 0 && leftOf(rules, names).length === 0
      ? [
          `the list takes away every encryption method of the server (${listed(names.slice(0, 3))}${names.length > 3 ? ' and more' : ''})`,
        ]
      : []),
    ...(groups?.dh &&
    groups.dh.bits < bits &&
    names.length > 0 &&
    names.every((name) => name.startsWith('TLS_DHE_'))
      ? [`the server exchanges keys with ${groups.dh.bits} bits, and the list demands ${bits}`]
      : []),
  ];
};

/** Methods of the server are known, though not all of them, and the list has each of those. */
const nothingSeenLeft = (rules: JavaRules, { versions, suites }: Shown): boolean => {
  const names = [...(serverSuites(suites, versions)?.names ?? [])];
  return names.length > 0 && leftOf(rules, names).length === 0;
};

/** `protocol`: an old version that the server may need, as Java calls it. */
const fixFor = (protocol: string): Fix[] => [
  {
    owner: 'server-owner',
    stack: 'nginx, Apache, HAProxy',
    steps: [
      'Allow TLS 1.2 and 1.3 with ECDHE and AES-GCM (ssl_protocols, ssl_ciphers and their like), and reload.',
    ],
    undo: 'Put the former settings in again and reload.',
  },
  {
    owner: 'server-owner',
    stack: 'SQL Server, Windows (Schannel)',
    steps: [
      'For SQL Server 2008 to 2014, install the update that brings TLS 1.2 (listed in KB3135244). Then switch TLS 1.2 on under SCHANNEL\\Protocols\\TLS 1.2\\Server (Enabled = 1, DisabledByDefault = 0).',
    ],
    undo: 'Delete the two values, and start the server again.',
  },
  {
    owner: 'it-desk',
    stack: 'Java, as a stop-gap for one program',
    steps: [
      `Copy the line jdk.tls.disabledAlgorithms from conf/security/java.security into a file of its own, and take out only what the server needs (for example ${protocol}).`,
      'Start the one program with -Djava.security.properties=/path/to/the/file.',
    ],
    undo: 'Start it without that option. Until then, what this program sends is less protected.',
  },
  {
    owner: 'program-vendor',
    stack: 'Java',
    steps: [
      'If the program sets https.protocols, jdk.tls.client.protocols or a list of suites itself, take that out: together with Java’s list nothing may be left.',
    ],
    undo: 'Put the former value in again.',
  },
];

/** A Java's list of what is switched off leaves nothing that the server takes. */
export const cause = defineCause({
  id: 'jdk-disabled-algorithms',
  area: 'policy',
  title: 'Java has switched off what this server needs',
  ruledOut: 'No list of a Java on this computer stands in the way.',
  meaning:
    'Each Java keeps a list of old versions and methods that it refuses, and updates make the list longer. The server takes only what is on that list. So the program gives up by itself, often since an update of Java. The server has to be brought up to date; editing the list is a stop-gap.',
  owner: 'server-owner',
  nextStep:
    'Ask the server’s owner to allow TLS 1.2 with modern methods. Until then, the list can be loosened for this one program.',
  fix: fixFor(OLDEST_SETTING),
  unseen:
    'A program can bring a Java of its own, or change the list in its code. Which Java it runs on can’t be seen from here.',
  sources: [
    'Oracle: JDK 11.0.11 release notes (JDK-8202343)',
    'osheroff/mysql-binlog-connector-java#39',
    'OpenJDK: conf/security/java.security of JDK 17 and 25',
  ],
  decides:
    'The same program, started once with -Djava.security.properties and a shorter list, would decide it.',
  decidedBy: ['local-settings', 'versions', 'suites'],
  needs: ['hello', 'versions'],
  wants: ['local-settings', 'suites', 'groups', 'repeat'],
  examine(shown, told) {
    const local = shown['local-settings'];
    const follows = followsJava(told);
    if (follows === 'no') return { verdict: 'ruled-out', because: 'The program does not run on Java.' };
    const rules = javaRules(local);
    const all = rules.map((one) => ({ one, conflicts: conflictsOf(one, shown) }));
    const found = all.filter(({ conflicts }) => conflicts.length > 0);
    const { base } = shown.hello;
    const { spoken } = shown.versions;
    const fix = fixFor(settingFor(spoken.at(-1)) ?? OLDEST_SETTING);
    const text = claimed(told);
    const named = text !== null && TEXTS.includes(text.id);
    const old = spoken.length > 0 && spoken.every((version) => !['TLS 1.2', 'TLS 1.3'].includes(version));
    if (found.length === 0) {
      const missing = unreadIn(local, /java\.security/);
      if (named && old && rules.length === 0)
        return {
          verdict: 'likely',
          because: [
            toldBy(`Your error text says: ${text.proves}`),
            compared(`The server speaks ${listed(spoken)} only, which newer Javas have on their list.`),
          ],
          fix,
        };
      if (takesNothing(shown.hello, shown.versions)) return { verdict: 'ruled-out', because: UNBOUND };
      if (rules.some((one) => nothingSeenLeft(one, shown)))
        return {
          verdict: 'unknown',
          why: 'Java’s list of what is switched off has every encryption method that we saw the server take. Its other methods were not asked for.',
        };
      if (rules.length > 0)
        return {
          verdict: 'ruled-out',
          because: 'Every Java found on this computer leaves what the server takes.',
        };
      if (follows === 'yes' || missing !== null)
        return {
          verdict: 'unknown',
          why: missing ?? 'No Java was found in the usual places of this computer, so its list was not read.',
        };
      return { verdict: 'ruled-out', because: 'No Java was found in the usual places of this computer.' };
    }
    const key = `version:${spoken[spoken.length - 1] ?? ''}`;
    const sure = pairSentence(shown.repeat, key);
    const same = named || compareClaim(told, base.outcome) === 'same';
    const byVersion = old && found.length === rules.length;
    const confirmed = byVersion && follows === 'yes' && same && pairState(shown.repeat, key) === 'holds';
    const certain = follows === 'yes' || named;
    return {
      verdict: confirmed ? 'confirmed' : certain ? 'likely' : 'possible',
      because: [
        ...found
          .slice(0, 3)
          .map(({ one, conflicts }) => compared(`Java’s list at ${one.where}: ${conflicts.join('; ')}.`)),
        ...(old && sure !== null ? [measured(sure, pairAttempts(shown.repeat, key))] : []),
        ...(named ? [toldBy(`Your error text says: ${text.proves}`)] : []),
        ...(follows === 'yes' ? [toldBy('By all you told us, the program runs on Java.')] : []),
      ],
      ...(found.length < rules.length
        ? { against: ['Another Java on this computer leaves what the server takes.'] }
        : {}),
      ...(old ? { fix } : {}),
      weight: certain ? 3 : -3,
    };
  },
});
