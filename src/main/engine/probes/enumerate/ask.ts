import type { Outcome } from '../../../../shared/model/failure';
import type { HelloOptions, VersionCode } from '../../wire/api';
import { certificateSchemes } from '../../wire/client-hello-extensions';
import { encodeClientHello } from '../../wire/our-hello';
import type { AttemptOptions, AttemptResult, NetPort, Until, Way } from '../net-port';
import { FRESH_BYTES, helloWith } from './hello-template';
import { groupsIn, schemesIn } from './offered';

/** What one hello of an enumeration asks: one version, these suites, in this order. */
export interface Question {
  readonly purpose: string;
  readonly version: VersionCode;
  readonly suites: readonly number[];
  /** Default: every group that is worth offering. */
  readonly groups?: readonly number[];
  /** Default: every signature scheme. */
  readonly schemes?: readonly number[];
  /** What the certificates may be signed with (RFC 8446 §4.2.3). Default: the same. */
  readonly certificateSchemes?: readonly number[];
  /** Groups that go with a key at once (TLS 1.3). Default none, so that a HelloRetryRequest answers without a signature (RFC 8446 §4.1.4). */
  readonly keyShares?: readonly number[];
  /** Default 'server-hello'. */
  readonly until?: Until;
  readonly waitMs?: number;
}

/** Ends of an attempt without any connection to the server. */
export const NO_LINE: ReadonlySet<string> = new Set([
  'refused',
  'unreachable',
  'connect-timeout',
  'local',
  'cancelled',
]);

/** What an answer is read from. */
type Sighting = Pick<AttemptResult, 'attempt' | 'serverHello' | 'timing'>;

/** What became of it. Only `chose` and `refused` say something about what was offered; silence never does. */
export type Shown<Result extends Sighting = Sighting> =
  | { readonly kind: 'chose'; readonly suite: number; readonly result: Result }
  | {
      readonly kind: 'refused';
      /** An alert that names what was offered as the reason: 40, 70 or 71. */
      readonly plainly: boolean;
      readonly outcome: Outcome;
      /** A ServerHello came, of this other version. */
      readonly other: VersionCode | null;
      readonly result: Result;
    }
  | { readonly kind: 'unclear'; readonly outcome: Outcome; readonly result: Result };

/** Of a question that was asked as one. */
export type Answer = Shown<AttemptResult>;

/** Whom an enumeration asks, and how. */
export interface Asker {
  ask(question: Question): Promise<Answer>;
  readonly net: NetPort;
  readonly subject: Subject;
}

/** The endpoint: the name goes into the hello and nowhere else. `way`: fresh for each connection, since a plain dialogue serves only one. */
export interface Subject {
  readonly address: string;
  readonly serverName: string | null;
  readonly way?: () => Way;
}

/** Where the next connection goes, and how. */
export const wayTo = ({ address, way }: Subject): Way & { readonly address: string } =>
  way ? { ...way(), address } : { address };

const SSL3: VersionCode = 0x0300;
const TLS13: VersionCode = 0x0304;
/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746 §3.3): SSL 3.0 has no extension to say it in. */
const RENEGOTIATION_SCSV = 0x00ff;

/** handshake_failure, protocol_version, insufficient_security (RFC 8446 §6.2). */
const PLAIN_REFUSALS: ReadonlySet<number> = new Set([40, 70, 71]);

/** SSL 3.0 says among its suites what the others say in an extension. */
const suitesIn = (version: VersionCode, suites: readonly number[]): readonly number[] =>
  version <= SSL3 ? [...suites, RENEGOTIATION_SCSV] : suites;

/** The first flight for a question. Without a session id of 32 bytes some old devices close. */
export const helloFor = (net: Pick<NetPort, 'random' | 'keyShare'>, subject: Subject, question: Question) => {
  const { version, suites } = question;
  const fresh = net.random(64);
  const common = { versions: [version], random: fresh.slice(0, 32), sessionId: fresh.slice(32) };
  if (version <= SSL3) {
    return {
      ...common,
      serverName: null,
      suites: suitesIn(version, suites),
      groups: [],
      signatureSchemes: [],
      keyShares: [],
      alpn: [],
    } satisfies HelloOptions;
  }
  const keyShares = (question.keyShares ?? []).flatMap((group) => {
    const key = net.keyShare(group);
    return key ? [{ group, key }] : [];
  });
  return {
    ...common,
    serverName: subject.serverName,
    suites: suitesIn(version, suites),
    groups: question.groups ?? groupsIn(version),
    signatureSchemes: version >= 0x0303 ? (question.schemes ?? schemesIn(version)) : [],
    keyShares: version === TLS13 ? keyShares : [],
    alpn: [],
    extra: question.certificateSchemes ? [certificateSchemes(question.certificateSchemes)] : [],
  } satisfies HelloOptions;
};

const refusal = <Result extends Sighting>(result: Result, other: VersionCode | null): Shown<Result> => {
  const { outcome } = result.attempt;
  const plainly = other !== null || (outcome.kind === 'alert' && PLAIN_REFUSALS.has(outcome.code));
  return { kind: 'refused', plainly, outcome, other, result };
};

/**
 * Closing in front of the hello, no answer, and anything of our own say nothing about what was offered; nor does an answer that was begun
 * and cut off: it may have been a ServerHello.
 */
export const refuses = (outcome: Outcome): boolean => {
  if (outcome.kind === 'alert') return true;
  return (outcome.kind === 'fin' || outcome.kind === 'rst') && outcome.stage === 'after-hello';
};

/** What a result says about the question. A suite that was not offered is no answer to it. */
export const answerOf = <Result extends Sighting>(
  question: Pick<Question, 'version' | 'suites'>,
  result: Result,
): Shown<Result> => {
  const { serverHello, attempt } = result;
  if (!serverHello)
    return refuses(attempt.outcome)
      ? refusal(result, null)
      : { kind: 'unclear', outcome: attempt.outcome, result };
  if (serverHello.version !== question.version) return refusal(result, serverHello.version);
  if (!question.suites.includes(serverHello.suite))
    return { kind: 'unclear', outcome: attempt.outcome, result };
  return { kind: 'chose', suite: serverHello.suite, result };
};

/** Templates without a name in them: the same for every server. */
const NAMELESS = new Map<VersionCode, Uint8Array>();

/** First flights for questions: those with the usual groups and schemes differ in their suites alone, and are written once for each version. */
const helloWriter = (net: NetPort, subject: Subject): ((question: Question) => Uint8Array) => {
  const templates = subject.serverName === null ? NAMELESS : new Map<VersionCode, Uint8Array>();
  const templateFor = (question: Question): Uint8Array => {
    const { version } = question;
    const known = templates.get(version);
    if (known) return known;
    const made = encodeClientHello({ ...helloFor(net, subject, question), suites: [] });
    templates.set(version, made);
    return made;
  };
  return (question) => {
    const { version, suites, groups, schemes, keyShares } = question;
    if (groups || schemes || keyShares) return encodeClientHello(helloFor(net, subject, question));
    return helloWith(templateFor(question), net.random(FRESH_BYTES), suitesIn(version, suites));
  };
};

/** Asks this endpoint through this net, one connection a question. */
export const createAsker = (net: NetPort, subject: Subject): Asker => {
  const helloOf = helloWriter(net, subject);
  return {
    net,
    subject,
    async ask(question) {
      const { purpose, until = 'server-hello', waitMs } = question;
      const options: AttemptOptions = {
        purpose,
        send: helloOf(question),
        // Greetings of an enumeration differ in their lists alone, and a summary would call two of them the same.
        hello: null,
        until,
        brief: true,
        ...wayTo(subject),
      };
      return answerOf(question, await net.attempt(waitMs === undefined ? options : { waitMs, ...options }));
    },
  };
};
