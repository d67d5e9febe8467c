import { retell } from '../../shared/i18n/retell';
import { shortOutcome } from '../../shared/words/outcome';
import { printable } from '../../shared/words/printable';
import type { Confirmation } from '../engine/probes/enumerate/confirm';
import { TLS_VERSIONS, type VersionVerdict } from '../engine/probes/enumerate/opening';
import type { ScannedGroups } from '../engine/probes/enumerate/scan-server';
import type { Ssl2Verdict } from '../engine/probes/enumerate/ssl2';
import type { SuiteList } from '../engine/probes/enumerate/suites';
import { groupName, ssl2CipherName, suiteName, versionName } from '../engine/wire/ids';
import type { Scanned } from './scan-engine';

const SHOWN = TLS_VERSIONS;

const NEVER: ReadonlySet<string> = new Set(['refused', 'unreachable', 'connect-timeout']);

/** What became of one version, in a few words. */
const verdictWords = ({ verdict, outcome, other, shortOnly }: VersionVerdict): string => {
  if (verdict === 'spoken')
    return shortOnly === null
      ? 'spoken'
      : `spoken, but only after a short greeting; ${shortOnly.bytes} bytes were met with: ${shortOutcome(shortOnly.outcome)}`;
  if (other !== null) return `not spoken: answered with ${versionName(other)}`;
  return verdict === 'refused'
    ? `not spoken: ${shortOutcome(outcome)}`
    : `could not tell: ${shortOutcome(outcome)}`;
};

/** The lines about versions, newest first. */
export const versionLines = (verdicts: readonly VersionVerdict[]): string =>
  verdicts.map((one) => `  ${versionName(one.version)}  ${retell(verdictWords(one))}\n`).join('');

/** Passes verdicts on newest first, each as soon as the newer ones are there. */
export const inOrder = (
  show: (verdicts: readonly VersionVerdict[]) => void,
): ((verdict: VersionVerdict) => void) => {
  const known = new Map<number, VersionVerdict>();
  let next = 0;
  return (verdict) => {
    known.set(verdict.version, verdict);
    const ready: VersionVerdict[] = [];
    for (;;) {
      const one = known.get(SHOWN[next] ?? -1);
      if (!one) break;
      ready.push(one);
      next += 1;
    }
    if (ready.length > 0) show(ready);
  };
};

const ORDER = {
  server: 'the server decides by an order of its own, which this list does not show',
  client: 'the order of the greeting decides',
  unknown: 'whose order decides is not known',
} as const;

const orderWords = ({ suites, order, inServerOrder }: SuiteList): string[] => {
  if (suites.length < 2) return [];
  return [inServerOrder ? 'in the server’s own order, which decides' : ORDER[order]];
};

const confirmedWords = (confirmation: Confirmation | undefined): string => {
  if (!confirmation) return '';
  const { completed, suite, why } = confirmation;
  if (completed) return `A handshake was completed${suite === null ? '' : ` with ${suite}`}.`;
  return `Not confirmed by a whole handshake: ${why?.text ?? 'it was not tried.'}`;
};

const code = (suite: number): string => `0x${suite.toString(16).padStart(4, '0')}`;

const STOPPED = 'There may be more: the server stopped answering before the list came to its end.';

const restLine = ({ complete, stumbles }: SuiteList): string[] => {
  if (complete) return [];
  return [
    stumbles
      ? 'There may be more: the server ends the connection when certain suites are offered, even beside some that it takes.'
      : STOPPED,
  ];
};

const suiteLines = (list: SuiteList, confirmation: Confirmation | undefined): string => {
  const { version, suites, choking } = list;
  const many = suites.length === 1 ? '1 suite' : `${suites.length} suites`;
  const head = [many, ...orderWords(list)].map((words) => retell(words)).join(', ');
  const notes = [
    ...restLine(list),
    ...(choking
      ? [
          `A greeting with ${choking.suites} suites was met with: ${shortOutcome(choking.outcome)}; shorter ones were answered.`,
        ]
      : []),
    confirmedWords(confirmation),
  ].filter((line) => line !== '');
  const rows = suites.map((suite) => `  ${code(suite)}  ${suiteName(suite)}\n`);
  return `\n${versionName(version)}: ${head}\n${rows.join('')}${notes.map((line) => `  ${retell(line)}\n`).join('')}`;
};

/** The one sentence for a server that said nothing to any greeting, or was not there. */
const nothingWords = (verdicts: readonly VersionVerdict[]): string => {
  const [first] = verdicts;
  if (!first || verdicts.some(({ verdict }) => verdict !== 'unclear')) return '';
  const { outcome } = first;
  if (verdicts.some((one) => one.outcome.kind !== outcome.kind)) return '';
  if (outcome.kind === 'silence')
    return 'The server is silent: it accepts connections and answers no greeting.';
  if (NEVER.has(outcome.kind)) return `No connection could be made: ${shortOutcome(outcome)}.`;
  return 'No greeting was answered in TLS.';
};

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

/** SSL 2.0 stands by itself: its ciphers come with its answer. */
const ssl2Lines = (ssl2: Ssl2Verdict | null): string => {
  if (!ssl2) return '';
  const { verdict, outcome, kinds } = ssl2;
  const said = { spoken: 'spoken', refused: 'not spoken', unclear: 'could not tell' }[verdict];
  const how = verdict === 'spoken' ? '' : `: ${shortOutcome(outcome)}`;
  const rows = kinds.map((kind) => `    0x${kind.toString(16).padStart(6, '0')}  ${ssl2CipherName(kind)}\n`);
  return `  SSL 2.0  ${retell(`${said}${how}`)}\n${rows.join('')}`;
};

const groupLines = (groups: ScannedGroups | null): string => {
  if (!groups) return '';
  const lists = groups.lists.map(({ version, taken, withKeyOnly, complete }) => {
    const rows = [
      ...taken.map((group) => groupName(group)),
      ...withKeyOnly.map((group) => `${groupName(group)} (only when a key comes with it)`),
      ...(complete ? [] : [STOPPED]),
    ];
    return `\n${versionName(version)}: ${retell('groups for the exchange of keys')}\n${rows.map((row) => `  ${retell(row)}\n`).join('')}`;
  });
  const sizes = groups.dh.map(({ version, bits, name, suite }) => {
    const prime = name ?? retell('a prime of the server’s own');
    const by = groups.dh.length > 1 ? ` (${suiteName(suite)})` : '';
    return `\n${versionName(version)}: ${retell(`Diffie-Hellman of ${bits} bits`)}, ${prime}${by}\n`;
  });
  return `${lists.join('')}${sizes.join('')}`;
};

/** Everything behind the versions. */
export const restLines = ({ scan, connections, ms, slowed }: Scanned): string => {
  if (!scan) return '';
  const lists = scan.suites.map((list) =>
    suiteLines(
      list,
      scan.confirmed.find(({ version }) => version === list.version),
    ),
  );
  const slow = slowed
    ? ` ${retell('The server began to turn us away, so we slowed down; our own questions may be the reason.')}`
    : '';
  const nothing = nothingWords(scan.versions);
  const silent = nothing === '' ? '' : `\n${retell(nothing)}\n`;
  const made = retell(`${connections} connections in ${seconds(ms)}.`);
  return `${ssl2Lines(scan.ssl2)}${silent}${lists.join('')}${groupLines(scan.groups)}\n${made}${slow}\n`;
};

/** "www.example.com:443 (192.0.2.1)" */
export const titleLine = (label: string, address: string | null): string =>
  `${printable(label, 300)}${address === null || label.includes(address) ? '' : ` (${address})`}\n\n`;
