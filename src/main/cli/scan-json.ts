import type { VersionVerdict } from '../engine/probes/enumerate/opening';
import type { ScannedGroups } from '../engine/probes/enumerate/scan-server';
import { groupName, ssl2CipherName, suiteName, versionName } from '../engine/wire/ids';
import type { Scanned } from './scan-engine';

/** Milliseconds to a tenth. */
const tenth = (ms: number): number => Math.round(ms * 10) / 10;

const verdictValue = ({ version, verdict, outcome, other, shortOnly }: VersionVerdict) => ({
  version: versionName(version),
  verdict,
  outcome,
  answeredWith: other === null ? null : versionName(other),
  shortGreetingOnly: shortOnly,
});

/** One line per version, as soon as it is known. `ms`: since this server's scan began; `connections`: made until then. */
export const versionLine = (
  label: string,
  verdict: VersionVerdict,
  ms: number,
  connections: number,
): string => `${JSON.stringify({ target: label, ...verdictValue(verdict), ms: tenth(ms), connections })}\n`;

/** The one line with everything about a server. */
export const resultLine = ({
  endpoint,
  address,
  problem,
  scan,
  connections,
  ms,
  slowed,
}: Scanned): string => {
  const versions = scan?.versions.map(verdictValue) ?? [];
  const suites = scan?.suites.map((list) => ({
    in: versionName(list.version),
    suites: list.suites.map(suiteName),
    codes: list.suites,
    order: list.order,
    inServerOrder: list.inServerOrder,
    complete: list.complete,
    choking: list.choking,
    confirmed: confirmedValue(scan, list.version),
  }));
  const old = scan?.ssl2 ?? null;
  const ssl2 = old && {
    verdict: old.verdict,
    outcome: old.outcome,
    ciphers: old.kinds.map((kind) => ssl2CipherName(kind)),
  };
  const { label, host, port, serverName } = endpoint;
  return `${JSON.stringify({
    target: label,
    host,
    port,
    serverName,
    address,
    problem,
    versions,
    ssl2,
    suites: suites ?? [],
    groups: scan?.groups ? groupsValue(scan.groups) : null,
    connections,
    ms: tenth(ms),
    slowed,
  })}\n`;
};

const dhValue = (dh: ScannedGroups['dh'][number] | undefined) =>
  dh ? { ...dh, version: versionName(dh.version), suite: suiteName(dh.suite) } : null;

const groupsValue = ({ lists, dh }: ScannedGroups) => ({
  lists: lists.map(({ version, taken, withKeyOnly, complete }) => ({
    in: versionName(version),
    groups: taken.map(groupName),
    withKeyOnly: withKeyOnly.map(groupName),
    complete,
  })),
  dh: dhValue(dh[0]),
  otherDh: dh.slice(1).map(dhValue),
});

const confirmedValue = (scan: NonNullable<Scanned['scan']>, version: number) => {
  const one = scan.confirmed.find((confirmation) => confirmation.version === version);
  return one ? { completed: one.completed, suite: one.suite, why: one.why?.text ?? null } : null;
};
