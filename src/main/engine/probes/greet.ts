import type { HelloSummary } from '../../../shared/model/attempt';
import type { Series } from '../../../shared/model/attempt-marks';
import type { EvidenceMap } from '../../../shared/model/evidence';
import type { Outcome } from '../../../shared/model/failure';
import type { StarttlsName } from '../../../shared/model/way';
import { handrailHello, KEY_SHARE_GROUP } from '../clients/handrail';
import type { HelloOptions, VersionCode } from '../wire/api';
import { EXTENSIONS, groupName, suiteName, versionName, VERSIONS as WIRE_VERSIONS } from '../wire/ids';
import { type HelloForm, type Packed, packHello, packPlain } from './forms/form';
import type { HelloFacts, VersionName } from './hello-facts';
import type { AttemptResult, Dialogue, NetPort, Until, Way } from './net-port';
import { alpnFor, dialogueFor } from './starttls-dialogue';

/** Offered by the base of every comparison: TLS 1.3 and 1.2. */
export const BASE_VERSIONS: readonly VersionCode[] = [0x0304, 0x0303];

/** A server name that can't exist anywhere (RFC 6761 §6.4), so no server is set up for it. */
export const OTHER_NAME = 'handrail-check.invalid';

/** Every version, by its name, oldest first. */
export const VERSIONS: readonly (readonly [VersionName, VersionCode])[] = [
  ['SSL 3.0', 0x0300],
  ['TLS 1.0', 0x0301],
  ['TLS 1.1', 0x0302],
  ['TLS 1.2', 0x0303],
  ['TLS 1.3', 0x0304],
];

/** One greeting to one address. */
export interface Greeting {
  readonly purpose: string;
  readonly address: string;
  readonly versions: readonly VersionCode[];
  readonly serverName: string | null;
  /** Default: until the ServerHello. */
  readonly until?: Until;
  readonly dialogue?: Dialogue;
  /** The plain beginning of this protocol before it, and inside it the ALPN that belongs to the protocol. */
  readonly protocol?: StarttlsName | null;
  /** See AttemptOptions; default: the usual wait. */
  readonly waitMs?: number;
  /** Fill the record up to this many bytes (RFC 7685), so that it is as long as what it is compared with; SSL 3.0 can't. */
  readonly padTo?: number | null;
  /** One of many like it (AttemptOptions). */
  readonly brief?: boolean;
  /** See Way.series. */
  readonly series?: Series;
  /** Default: the way that the person chose. */
  readonly way?: Pick<Way, 'via' | 'preface' | 'dialogue'>;
}

export interface Greeted {
  readonly facts: HelloFacts;
  readonly result: AttemptResult;
}

const summary = (options: HelloOptions, bytes: number): HelloSummary => ({
  versions: options.versions.map(versionName),
  serverName: options.serverName,
  suites: options.suites.length,
  groups: options.groups.map(groupName),
  bytes,
});

/** From the last thing we sent to the first thing that came back; both are in the transcript. */
const firstByteMs = ({ attempt }: AttemptResult): number | null => {
  const sent = attempt.events.map(({ who, kind }) => who === 'here' && kind === 'sent').lastIndexOf(true);
  const back = attempt.events.slice(sent + 1).find(({ who, bytes }) => who === 'peer' && bytes > 0);
  const start = attempt.events[sent];
  return start && back ? Math.max(0, Math.round((back.at - start.at) * 10) / 10) : null;
};

/** TLS 1.3 has both built in, and SSL 3.0 has no extensions. */
const signalsOf = (serverHello: AttemptResult['serverHello']): Pick<HelloFacts, 'signals'> => {
  if (serverHello === null || serverHello.helloRetryRequest) return {};
  const { version, extensions } = serverHello;
  if (version <= WIRE_VERSIONS['SSL 3.0'] || version >= WIRE_VERSIONS['TLS 1.3']) return {};
  const has = (wanted: number): boolean => extensions.some(({ type }) => type === wanted);
  return {
    signals: {
      renegotiation: has(EXTENSIONS.renegotiation_info),
      ems: has(EXTENSIONS.extended_master_secret),
    },
  };
};

/** In TLS 1.3 the choice is hidden. */
const unaskedIn = (
  serverHello: AttemptResult['serverHello'],
  offered: readonly string[],
): Pick<HelloFacts, 'alpnUnasked'> => {
  const chosen = serverHello?.alpn ?? null;
  return chosen === null || offered.includes(chosen) ? {} : { alpnUnasked: chosen };
};

const readFacts = (result: AttemptResult, offered: readonly string[]): HelloFacts => {
  const { attempt, serverHello, ssl2 } = result;
  const group = serverHello?.group ?? null;
  return {
    attemptId: attempt.id,
    address: attempt.address,
    answered: serverHello !== null || ssl2 !== null,
    outcome: attempt.outcome,
    version: serverHello ? versionName(serverHello.version) : ssl2 && versionName(WIRE_VERSIONS['SSL 2.0']),
    suite: serverHello && suiteName(serverHello.suite),
    group: group === null ? null : groupName(group),
    firstByteMs: firstByteMs(result),
    ...signalsOf(serverHello),
    ...unaskedIn(serverHello, offered),
  };
};

type Said = Pick<Greeting, 'versions' | 'serverName' | 'protocol' | 'padTo'>;

const optionsFor = (net: NetPort, { versions, serverName, protocol = null, padTo }: Said): HelloOptions => {
  const key = net.keyShare(KEY_SHARE_GROUP);
  const usual = handrailHello({
    versions,
    serverName,
    random: net.random(32),
    sessionId: net.random(32),
    keyShares: key ? [{ group: KEY_SHARE_GROUP, key }] : [],
  });
  const alpn = alpnFor(protocol) ?? net.alpn ?? usual.alpn;
  const canPad = padTo != null && versions.some((version) => version > WIRE_VERSIONS['SSL 3.0']);
  return { ...usual, alpn, ...(canPad ? { padTo } : {}) };
};

/** The padding extension takes five bytes at least (RFC 7685). */
const LEAST_PADDING = 5;

/** The size to which all of these can be filled up, so that they differ in what they say and not in how long they are. */
export const commonSize = (net: NetPort, greetings: readonly Said[]): number => {
  const sizes = greetings.map((greeting) => packPlain(optionsFor(net, greeting)).bytes);
  const most = Math.max(...sizes);
  return sizes.some((size) => size < most && most - size < LEAST_PADDING) ? most + LEAST_PADDING : most;
};

/** A dialogue serves one connection, so each greeting gets one of its own. */
const dialogueOf = ({ dialogue, protocol, serverName }: Greeting): Dialogue | null =>
  dialogue ?? (protocol ? dialogueFor(protocol, serverName) : null);

const send = async (net: NetPort, greeting: Greeting, hello: Packed): Promise<Greeted> => {
  const dialogue = dialogueOf(greeting);
  const result = await net.attempt({
    purpose: greeting.purpose,
    address: greeting.address,
    send: hello.send,
    hello: summary(hello.options, hello.bytes),
    until: greeting.until ?? 'server-hello',
    ...(dialogue ? { dialogue } : {}),
    ...(greeting.waitMs === undefined ? {} : { waitMs: greeting.waitMs }),
    ...(greeting.brief ? { brief: true } : {}),
    ...(greeting.series ? { series: greeting.series } : {}),
    ...greeting.way,
  });
  return { facts: readFacts(result, hello.options.alpn), result };
};

/** Marks the up-to-date greeting as what it is, whichever question sends it; behind a plain beginning, or for other versions, it is another one. */
export const asBase = ({
  protocol,
  versions,
}: Pick<Greeting, 'protocol' | 'versions'>): Pick<Greeting, 'series'> =>
  (protocol ?? null) === null && versions.join() === BASE_VERSIONS.join() ? { series: 'base' } : {};

/** Sends one greeting in one write and says what came back. */
export const greet = (net: NetPort, greeting: Greeting): Promise<Greeted> =>
  send(net, greeting, packPlain(optionsFor(net, greeting)));

/** The same greeting in another form; null when this form of it can't be made, and then nothing was sent. */
export const greetInForm = async (
  net: NetPort,
  greeting: Greeting,
  form: HelloForm,
): Promise<Greeted | null> => {
  const hello = packHello(optionsFor(net, greeting), form, net.keyShare);
  return hello && send(net, greeting, hello);
};

/** The attempt was never made, or not to its end, for a reason of our own: nothing can be learned from it. */
export const unasked = ({ kind }: Outcome): boolean => kind === 'local' || kind === 'cancelled';

/** The two attempts ended in the same way: both answered, or the same kind of ending, an alert with the same number. */
export const sameEnd = (one: HelloFacts, other: HelloFacts): boolean =>
  one.answered === other.answered && (one.answered || sameOutcome(one.outcome, other.outcome));

/** Each of them was answered, or none was. A server that refuses now with a FIN and now with a RST is not one that works sometimes. */
export const sameLuck = (results: readonly HelloFacts[]): boolean =>
  results.every(({ answered }) => answered === results[0]?.answered);

/** The same kind of ending; an alert with the same number, plain text in the same language. */
export const sameOutcome = (one: Outcome, other: Outcome): boolean => {
  if (one.kind === 'alert' && other.kind === 'alert') return one.code === other.code;
  if (one.kind === 'plaintext' && other.kind === 'plaintext') return one.looksLike === other.looksLike;
  return one.kind === other.kind;
};

/** The newest version below TLS 1.3 that the server speaks: there its certificate travels in the clear (RFC 5246 §7.4.2). null: none. */
export const newestReadable = (versions: EvidenceMap['versions'] | undefined): VersionCode | null => {
  const spoken = VERSIONS.filter(([name, code]) => code < 0x0304 && versions?.spoken.includes(name));
  return spoken.at(-1)?.[1] ?? null;
};

/** What to offer when server names are compared: one readable version if the server speaks any, so that its certificates can be compared too; else the base's. */
export const versionsForNames = (versions: EvidenceMap['versions'] | undefined): readonly VersionCode[] => {
  const readable = newestReadable(versions);
  return readable === null ? BASE_VERSIONS : [readable];
};
