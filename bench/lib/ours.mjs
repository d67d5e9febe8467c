// What our own scan prints with --json, read with care: one JSON value per line, versions first, then the server.
import { groupCode } from './groups.mjs';

/** The JSON lines of an output; what is no JSON is left out. */
function jsonLines(output) {
  return output.split('\n').flatMap((line) => {
    try {
      const value = JSON.parse(line);
      return value !== null && typeof value === 'object' ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** The first line about a version, spoken or not: `{ engine, connections }`, milliseconds since the scan of that server began and connections until then. */
export function versionVerdict(output) {
  const line = jsonLines(output).find((one) => 'version' in one && 'verdict' in one);
  return { engine: line?.ms ?? null, connections: line?.connections ?? null };
}

/** "TLS 1.2", "TLSv1.2" → 0x0303; 0 for what is no version. */
export function versionCode(name) {
  const [, kind, major, minor = '0'] = /^(SSL|TLS)\s*v?([123])(?:\.(\d))?$/i.exec(String(name).trim()) ?? [];
  if (kind === undefined) return 0;
  if (kind.toUpperCase() === 'SSL') return major === '3' ? 0x0300 : 0x0002;
  return 0x0301 + Number(minor);
}

/**
 * The servers of a scan: `{ port, pairs, versions, suites, groups }`. `versions`: the codes of those spoken; `suites`: a
 * map from version to a set of codes; `groups`: the same, or null when none were asked for; `pairs`: suites of all versions.
 */
export function results(output) {
  return jsonLines(output)
    .filter((one) => Array.isArray(one.suites) && Array.isArray(one.versions))
    .map((one) => {
      const suites = new Map(one.suites.map((list) => [versionCode(list.in), new Set(list.codes)]));
      const spoken = one.versions.filter(({ verdict }) => verdict === 'spoken');
      return {
        port: one.port,
        pairs: [...suites.values()].reduce((sum, set) => sum + set.size, 0),
        versions: new Set(spoken.map(({ version }) => versionCode(version))),
        suites,
        groups: groupsOf(one.groups),
      };
    });
}

/** The groups of each version, as a map from version to set; also those that the server takes only with a key. */
function groupsOf(groups) {
  if (!Array.isArray(groups?.lists)) return null;
  return new Map(
    groups.lists.map((list) => [
      versionCode(list.in),
      new Set([...list.groups, ...list.withKeyOnly].map((name) => groupCode(name))),
    ]),
  );
}
