import type { OverlapItem } from '../../../shared/model/pictures';
import type { VersionCode } from '../wire/api';
import { GROUPS, groupName, suiteName, VERSIONS, versionName } from '../wire/ids';
import { suiteFacts } from '../wire/suite-facts';
import type { Offers } from './define-client';
import { handrailHello } from './handrail';
import type { KnownList, ServerFacts } from './server-facts';

/** What a greeting offers, as far as two sides have to agree on it. */
export type Offered = Pick<Offers, 'versions' | 'suites' | 'groups'>;

/** Items of one kind; `open`: the server was not asked to the end, so it may take more. */
export interface Overlapping {
  readonly items: readonly OverlapItem[];
  readonly open: boolean;
}

const NOTHING = new Uint8Array(0);
const VERSION_CODES: readonly VersionCode[] = Object.values(VERSIONS).sort((a, b) => a - b);
const KNOWN_GROUPS: ReadonlySet<number> = new Set(Object.values(GROUPS));

/** What Handrail's own usual greeting offers. */
export const ownOffers = (): Offered => {
  const { suites, groups, versions } = handrailHello({
    versions: [VERSIONS['TLS 1.3'], VERSIONS['TLS 1.2']],
    serverName: null,
    random: NOTHING,
    sessionId: NOTHING,
    keyShares: [],
  });
  return { versions, suites, groups };
};

const serverOn = (
  version: VersionCode,
  { answered, spoken, refused }: ServerFacts,
): OverlapItem['server'] => {
  if (spoken.includes(version)) return 'takes';
  // Where nothing at all is answered, a refusal says nothing of the version.
  return answered === true && refused.includes(version) ? 'not' : 'unknown';
};

/** Long dead: it stands in a picture only where somebody speaks it. */
const SSL2: VersionCode = VERSIONS['SSL 2.0'];

/** All known versions from old to new, those included that neither side speaks. */
export const versionsOverlap = ({ versions }: Offered, server: ServerFacts): Overlapping => {
  const told = VERSION_CODES.filter(
    (one) => one !== SSL2 || versions.includes(one) || server.spoken.includes(one),
  );
  const items = told.map((version) => ({
    name: versionName(version),
    program: versions.includes(version),
    server: serverOn(version, server),
  }));
  return { items, open: items.some(({ server: state }) => state === 'unknown') };
};

/** The versions in which the two would talk; where they share none, every one that either of them speaks. */
const versionsToLookAt = ({ versions }: Offered, { spoken }: ServerFacts): readonly VersionCode[] => {
  const shared = versions.filter((version) => spoken.includes(version));
  return shared.length > 0 ? shared : [...new Set([...versions, ...spoken])];
};

/** Refused for sure: asked to the end in each version in which it could be used, or the version itself is refused. */
const isRefused = (
  code: number,
  usable: readonly VersionCode[],
  lists: readonly KnownList[],
  server: ServerFacts,
): boolean =>
  server.answered === true &&
  usable.length > 0 &&
  usable.every((version) => {
    const list = lists.find((one) => one.version === version);
    if (list?.complete) return !list.taken.includes(code);
    return server.refused.includes(version) && !server.spoken.includes(version);
  });

interface Kind {
  readonly offered: readonly number[];
  readonly lists: readonly KnownList[];
  readonly name: (code: number) => string;
  /** The versions, of these, in which this code can be used at all. */
  readonly usable: (code: number, versions: readonly VersionCode[]) => readonly VersionCode[];
}

const overlapOf = (kind: Kind, offers: Offered, server: ServerFacts): Overlapping => {
  const { offered, lists, name, usable } = kind;
  const versions = versionsToLookAt(offers, server);
  const looked = lists.filter(({ version }) => versions.includes(version));
  const taken = new Set(looked.flatMap((list) => list.taken));
  const elsewhere = lists.flatMap((list) => list.taken);
  const stateOf = (code: number): OverlapItem['server'] => {
    if (taken.has(code)) return 'takes';
    const where = usable(code, versions);
    const refused = isRefused(code, where.length > 0 ? where : usable(code, offers.versions), lists, server);
    return refused ? 'not' : 'unknown';
  };
  const mine = offered.map((code) => ({ name: name(code), program: true, server: stateOf(code) }));
  const theirs = [...new Set([...taken, ...elsewhere])]
    .filter((code) => !offered.includes(code))
    .map((code) => ({ name: name(code), program: false, server: 'takes' as const }));
  const both = mine.filter((item) => item.server === 'takes');
  const open = looked.length === 0 || looked.some(({ complete }) => !complete);
  return { items: [...both, ...mine.filter((item) => item.server !== 'takes'), ...theirs], open };
};

const between = (code: number, versions: readonly VersionCode[]): readonly VersionCode[] => {
  const facts = suiteFacts(code);
  return facts === null
    ? []
    : versions.filter((version) => facts.minVersion <= version && version <= facts.maxVersion);
};

/** The encryption methods, without signals and made-up values, which nobody chooses. */
export const suitesOverlap = (offers: Offered, server: ServerFacts): Overlapping => {
  const offered = offers.suites.filter((code) => suiteFacts(code)?.signalling === false);
  return overlapOf({ offered, lists: server.suites, name: suiteName, usable: between }, offers, server);
};

/** The groups in which keys are exchanged, without made-up values. */
export const groupsOverlap = (offers: Offered, server: ServerFacts): Overlapping => {
  const offered = offers.groups.filter((code) => KNOWN_GROUPS.has(code));
  const usable = (_code: number, versions: readonly VersionCode[]) => versions;
  return overlapOf({ offered, lists: server.groups, name: groupName, usable }, offers, server);
};
