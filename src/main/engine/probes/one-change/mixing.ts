import type { Extension } from '../../wire/api';
import { EXTENSIONS } from '../../wire/ids';
import type { Variable } from '../one-change-facts';
import { groupsIn, keyGroupsIn, keyList, TLS13, versionsIn } from './codes';
import { extensionOf, type Parts, plainSize } from './parts';

/** One thing in which two greetings differ. `id`: the variable, or the variable and the extension's number. */
export interface Dimension {
  readonly id: string;
  readonly variable: Variable;
}

const { supported_versions, psk_key_exchange_modes, key_share, supported_groups, ec_point_formats } =
  EXTENSIONS;
/** signature_algorithms_cert (RFC 8446 §4.2.3) and application_settings (draft-vvv-tls-alps) travel with what they belong to. */
const SCHEMES = [EXTENSIONS.signature_algorithms, EXTENSIONS.signature_algorithms_cert];
const ALPN = [EXTENSIONS.application_layer_protocol_negotiation, 0x4469, 0x44cd];
const NAME = [EXTENSIONS.server_name];
const VERSIONS = [supported_versions, psk_key_exchange_modes];
const GROUPS = [supported_groups, ec_point_formats];

/** Extensions that belong to a variable of their own; all others are dimensions by themselves. */
const OF_VARIABLE: readonly (readonly [Variable, readonly number[]])[] = [
  ['version', VERSIONS],
  ['groups', [...GROUPS, key_share]],
  ['signature-schemes', SCHEMES],
  ['alpn', ALPN],
  ['server-name', NAME],
];
const OWNED = new Set(OF_VARIABLE.flatMap(([, types]) => types));

const of = (variable: Variable, id: string = variable): Dimension => ({ id, variable });

const same = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null
    ? one === other
    : one.length === other.length && one.every((byte, at) => byte === other[at]);

const sameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((code, at) => code === other[at]);

const differ = (one: Parts, other: Parts, types: readonly number[]): boolean =>
  types.some((type) => !same(extensionOf(one, type), extensionOf(other, type)));

const ofVariable = (variable: Variable): readonly number[] =>
  OF_VARIABLE.find(([known]) => known === variable)?.[1] ?? [];

/** Keys are drawn anew, so only their groups count. */
const keysDiffer = (one: Parts, other: Parts): boolean => {
  const groups = (parts: Parts) => keyGroupsIn(extensionOf(parts, key_share) ?? new Uint8Array());
  return !sameList(groups(one), groups(other));
};

const otherTypes = (one: Parts, other: Parts): number[] => {
  const types = [...one.extensions, ...other.extensions].map(({ type }) => type);
  return [...new Set(types)].filter((type) => !OWNED.has(type) && differ(one, other, [type]));
};

/** Only with TLS 1.3 there are keys in the greeting; a key must be of a group that is named (RFC 8446 §4.2.8). */
const keysFor = (versions: Parts, groups: Parts, others: readonly Parts[]): Extension[] => {
  if (!versionsIn(versions).includes(TLS13)) return [];
  const named = groupsIn(groups);
  const sources = [groups, ...others].flatMap((parts) => extensionOf(parts, key_share) ?? []);
  const fitting = sources.find((data) => keyGroupsIn(data).every((group) => named.includes(group)));
  return [fitting ? { type: key_share, data: fitting } : keyList([])];
};

/** Places extensions as this greeting has them; what it lacks stands behind, in its own order. */
const placed = (extensions: readonly Extension[], like: Parts): Extension[] => {
  const place = new Map(like.extensions.map(({ type }, at) => [type, at]));
  const rank = ({ type }: Extension): number => place.get(type) ?? place.size;
  return [...extensions].sort((one, two) => rank(one) - rank(two));
};

/**
 * `from` with these dimensions taken from `to`. With none of them it is `from`, with all of them `to`; in between it stays a greeting that
 * makes sense: keys only with TLS 1.3, and only of groups that it names. `bytes` is the size up to which it is to be filled.
 */
export const mixed = (from: Parts, to: Parts, taken: ReadonlySet<string>): Parts => {
  const by = (id: string): Parts => (taken.has(id) ? to : from);
  const own = (variable: Variable): Extension[] =>
    by(variable).extensions.filter(({ type }) => type !== key_share && ofVariable(variable).includes(type));
  const others = [from, to].flatMap((parts) =>
    parts.extensions.filter(({ type }) => !OWNED.has(type) && by(`extension:${type}`) === parts),
  );
  // What both have and share bytes is no dimension: it comes from `from`, whichever way `of` answers.
  const extensions = [
    ...OF_VARIABLE.flatMap(([variable]) => own(variable)),
    ...others,
    ...keysFor(by('version'), by('groups'), [from, to]),
  ];
  return {
    recordVersion: by('record-version').recordVersion,
    legacyVersion: by('version').legacyVersion,
    sessionId: by('session-id').sessionId,
    compressions: by('session-id').compressions,
    suites: by('suites').suites,
    extensions: placed(extensions, by('order')),
    bytes: by('size').bytes,
    padded: by('size').padded,
  };
};

const contents = (one: Parts, other: Parts): Dimension[] => {
  const found: (Dimension | false)[] = [
    (one.legacyVersion !== other.legacyVersion || differ(one, other, VERSIONS)) && of('version'),
    !sameList(one.suites, other.suites) && of('suites'),
    (differ(one, other, GROUPS) || keysDiffer(one, other)) && of('groups'),
    differ(one, other, SCHEMES) && of('signature-schemes'),
    differ(one, other, ALPN) && of('alpn'),
    differ(one, other, NAME) && of('server-name'),
    ...otherTypes(one, other).map((type) => of('extensions', `extension:${type}`)),
    (one.sessionId !== other.sessionId || !sameList(one.compressions, other.compressions)) &&
      of('extensions', 'session-id'),
  ];
  return found.flatMap((dimension) => dimension || []);
};

/** Where the one ends up that says the same as the other and is filled up to the size of `like`. */
const filledTo = (parts: Parts, like: Parts): number => Math.max(plainSize(parts), like.bytes);

const typesIn = ({ extensions }: Parts): number[] => extensions.map(({ type }) => type);

/**
 * Everything in which two greetings differ, in the order of a walk from one to the other: versions, suites, groups, signature schemes,
 * ALPN, server name, each other extension, the session id, the order of extensions, size, record version.
 */
export const dimensionsBetween = (one: Parts, other: Parts): Dimension[] => {
  const inside = contents(one, other);
  const unordered = mixed(one, other, new Set(inside.map(({ id }) => id)));
  return [
    ...inside,
    ...(sameList(typesIn(unordered), typesIn(other)) ? [] : [of('extensions', 'order')]),
    ...(filledTo(unordered, one) === filledTo(unordered, other) ? [] : [of('size')]),
    ...(one.recordVersion === other.recordVersion ? [] : [of('form', 'record-version')]),
  ];
};
