import type { VersionCode } from '../../wire/api';
import type { NetPort } from '../net-port';
import { type Answer, type Asker, createAsker, NO_LINE, type Subject } from './ask';
import { type Confirmation, canProve } from './confirm';
import {
  type DhParameters,
  enumerateCurves,
  enumerateGroups13,
  type GroupList,
  readDhParameters,
} from './groups';
import {
  type Opening,
  openAgain,
  openVersion,
  SECOND_WAIT_MS,
  TLS_VERSIONS,
  untilLate,
  type VersionVerdict,
} from './opening';
import { Proving } from './proving';
import { SecondTries } from './second-try';
import { askSsl2, type Ssl2Verdict } from './ssl2';
import type { Style } from './style';
import { enumerateSuites, type Prove, type SuiteList } from './suites';

/** What one endpoint speaks. Newest version first, in every list. `ssl2`: null when no connection could be made at all. */
export interface ServerScan {
  readonly versions: readonly VersionVerdict[];
  readonly ssl2: Ssl2Verdict | null;
  readonly suites: readonly SuiteList[];
  readonly confirmed: readonly Confirmation[];
  /** null: not asked for. */
  readonly groups: ScannedGroups | null;
}

/** Groups of TLS 1.3, curves of the newest version below it, and the sizes of its Diffie-Hellman groups, smallest first. */
export interface ScannedGroups {
  readonly lists: readonly GroupList[];
  readonly dh: readonly DhParameters[];
}

/** Called as soon as something is known. `groups`: whether they are asked for too. */
export interface ScanEvents {
  readonly groups?: boolean;
  readonly version?: (verdict: VersionVerdict) => void;
  readonly suites?: (list: SuiteList) => void;
}

interface Spoken {
  readonly list: SuiteList;
  readonly confirmed: Confirmation;
}

const TLS12: VersionCode = 0x0303;
const TLS13: VersionCode = 0x0304;

/** Was there a connection at all? Without one there is nobody to ask anything else. */
const isReached = ({ verdict }: Opening): boolean => !NO_LINE.has(verdict.outcome.kind);

/** The same asker, which asks once more what is overdue. */
const withSecondTries = (asker: Asker, tries: SecondTries): Asker => {
  const isClear = ({ kind }: Answer): boolean => kind !== 'unclear';
  const noted = (answer: Answer): Answer => {
    if (isClear(answer)) tries.noteAnswer(answer.result.timing.endedAt);
    return answer;
  };
  return { ...asker, ask: (question) => tries.run(() => asker.ask(question).then(noted), isClear) };
};

/** SSL 2.0 comes after the first word on the others: nobody waits for it. */
const laterSsl2 = async (
  asker: Asker,
  openings: readonly Promise<Opening>[],
  late: Promise<'late'>,
  { eager }: Style,
): Promise<Ssl2Verdict | null> => {
  if (eager) return askSsl2(asker, SECOND_WAIT_MS);
  const first = await Promise.race([...openings, late]);
  return first !== 'late' && !isReached(first) ? null : askSsl2(asker, SECOND_WAIT_MS);
};

const scanGroups = async (asker: Asker, lists: readonly SuiteList[]): Promise<ScannedGroups> => {
  const older = lists.find(({ version }) => version < TLS13);
  const [modern, curves, dh] = await Promise.all([
    lists.some(({ version }) => version === TLS13) ? enumerateGroups13(asker) : null,
    older ? enumerateCurves(asker, older.version, older.suites) : null,
    older ? readDhParameters(asker, older.version, older.suites, true) : [],
  ]);
  return { lists: [modern, curves].filter((list) => list !== null), dh };
};

/** The suites of one version and its handshake: the one that has begun already, or one that takes the place of a question. */
const listAndConfirm = async (
  asker: Asker,
  proving: Proving,
  asked: {
    readonly opening: Opening;
    readonly style: Style;
    readonly width: () => number;
    readonly begun: Promise<Confirmation> | null;
  },
): Promise<Spoken> => {
  const { opening, style, width, begun } = asked;
  const { version } = opening;
  let confirmed = begun;
  const prove: Prove = async (suites) => {
    const proof = await proving.proof(version, suites);
    confirmed = proof?.confirmed ? Promise.resolve(proof.confirmed) : proving.confirm(version, true, proof);
    return proof && (proof.refusalCounts || proof.answer.kind === 'chose') ? proof : null;
  };
  const list = await enumerateSuites(asker, style, opening, width, begun === null ? prove : undefined);
  return { list, confirmed: await (confirmed ?? proving.confirm(version, true)) };
};

/** Versions first, then each spoken version's suites side by side, and one handshake to its end in each. */
export const scanServer = async (
  net: NetPort,
  subject: Subject,
  style: Style,
  events: ScanEvents = {},
): Promise<ServerScan> => {
  const tries = new SecondTries(net, style.impatience);
  const once = createAsker(net, subject);
  const asker = withSecondTries(once, tries);
  const proving = new Proving(once, tries);
  const late = untilLate(asker);
  const first = TLS_VERSIONS.map((version) => openVersion(asker, version, style, late));
  const openings = first.map(async (waiting) => openAgain(asker, await waiting, first));
  // In a hurry the versions that are likely are confirmed before it is known that they are spoken.
  const early = new Map(
    TLS_VERSIONS.filter((version) => style.eager && version >= TLS12).map((version) => [
      version,
      proving.confirm(version, false),
    ]),
  );
  // A slow "no" to one version keeps no other version waiting; only how many lists go out at a time depends on the newer ones.
  const newer = new Set<VersionCode>();
  const spoken = openings.map(async (waiting): Promise<Spoken | null> => {
    const opening = await waiting;
    events.version?.(opening.verdict);
    if (opening.verdict.verdict !== 'spoken') return null;
    const { version } = opening;
    if (version >= TLS12) newer.add(version);
    const begun =
      early.get(version) ?? (style.eager || !canProve(version) ? proving.confirm(version, true) : null);
    const width = () => style.width(version, newer.size === 0);
    const both = await listAndConfirm(asker, proving, { opening, style, width, begun });
    events.suites?.(both.list);
    return both;
  });
  const [opened, ssl2, found] = await Promise.all([
    Promise.all(openings),
    laterSsl2(asker, openings, late, style),
    Promise.all(spoken),
  ]);
  const lists = found.filter((one) => one !== null);
  const suites = lists.map(({ list }) => list);
  return {
    versions: opened.map(({ verdict }) => verdict),
    ssl2,
    suites,
    confirmed: lists.map(({ confirmed }) => confirmed),
    groups: events.groups ? await scanGroups(asker, suites) : null,
  };
};
