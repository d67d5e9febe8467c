import type { VersionCode } from '../../wire/api';
import type { NetPort } from '../net-port';
import { createAsker, type Subject } from './ask';
import { type Confirmation, confirmVersion } from './confirm';
import { type Opening, openVersion, TLS_VERSIONS, type VersionVerdict } from './opening';
import type { Style } from './style';
import { enumerateSuites, type SuiteList } from './suites';

/** What one endpoint speaks. Newest version first, in every list. */
export interface ServerScan {
  readonly versions: readonly VersionVerdict[];
  readonly suites: readonly SuiteList[];
  readonly confirmed: readonly Confirmation[];
}

/** Called as soon as something is known. */
export interface ScanEvents {
  readonly version?: (verdict: VersionVerdict) => void;
  readonly suites?: (list: SuiteList) => void;
}

const TLS12: VersionCode = 0x0303;

/** Versions first, then each spoken version's suites side by side, and one handshake to its end in each. */
export const scanServer = async (
  net: NetPort,
  subject: Subject,
  style: Style,
  events: ScanEvents = {},
): Promise<ServerScan> => {
  const asker = createAsker(net, subject);
  const openings = TLS_VERSIONS.map((version) => openVersion(asker, version, style));
  const spokenOne = (opening: Opening) => opening.verdict.verdict === 'spoken';
  // A slow "no" to one version keeps no other version waiting; only how many lists go out at a time depends on the newer ones.
  const newer = new Set<VersionCode>();
  const suites = openings.map(async (waiting) => {
    const opening = await waiting;
    events.version?.(opening.verdict);
    if (!spokenOne(opening)) return null;
    const { version } = opening;
    if (version >= TLS12) newer.add(version);
    const list = await enumerateSuites(asker, style, opening, () => style.width(version, newer.size === 0));
    events.suites?.(list);
    return list;
  });
  const versions = (await Promise.all(openings)).map(({ verdict }) => verdict);
  const spoken = versions.filter(({ verdict }) => verdict === 'spoken');
  const confirmed = spoken.map(({ version }) => confirmVersion(asker, version));
  const lists = await Promise.all(suites);
  return {
    versions,
    suites: lists.filter((list) => list !== null),
    confirmed: await Promise.all(confirmed),
  };
};
