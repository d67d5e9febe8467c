import { OWN_TLS_ENDED } from '../../../../shared/words/outcome';
import type { VersionCode } from '../../wire/api';
import { suiteName, versionName } from '../../wire/ids';
import { OWN_SUITES } from '../../wire/own-suites';
import { type Asker, answerOf, type Shown, wayTo } from './ask';

/** A handshake brought to its end in one version, or why not. A suite in a ServerHello is a promise; this is the proof. */
export interface Confirmation {
  readonly version: VersionCode;
  readonly completed: boolean;
  readonly suite: string | null;
  /** Why not, in one plain line; null when completed. `ours`: this program can't speak that version itself, so it proves nothing. */
  readonly why: { readonly ours: boolean; readonly text: string } | null;
}

const NODE_NAMES = { 769: 'TLSv1', 770: 'TLSv1.1', 771: 'TLSv1.2', 772: 'TLSv1.3' } as const;
const TLS13: VersionCode = 0x0304;
/** Of TLS 1.3, those that our own handshake has in every runtime. */
const OWN_13: readonly number[] = [0x1302, 0x1301, 0x1303];
const OWN_OLDER: readonly number[] = [...OWN_SUITES.keys()];
/** x25519, P-256, P-384, P-521, x448, ffdhe2048 to ffdhe4096, X25519MLKEM768, SecP256r1MLKEM768. */
const MOST_GROUPS: readonly number[] = [
  0x001d, 0x0017, 0x0018, 0x0019, 0x001e, 0x0100, 0x0101, 0x0102, 0x11ec, 0x11eb,
];
const DEADLINE_MS = 10_000;

const nodeName = (version: VersionCode) =>
  Object.hasOwn(NODE_NAMES, version) ? NODE_NAMES[version as keyof typeof NODE_NAMES] : null;

/** By our own TLS 1.3, with every group that a server may insist on. */
const confirmModern = async ({ net, subject }: Asker): Promise<Confirmation> => {
  const result = await net.flight({
    ...wayTo(subject),
    serverName: subject.serverName,
    purpose: 'TLS 1.3, to the end',
    groups: MOST_GROUPS,
    listenMs: 0,
  });
  const { finishedValid, certificateVerify, serverHello, attempt } = result;
  const completed = finishedValid === true && certificateVerify?.valid !== false;
  const suite = serverHello && suiteName(serverHello.suite);
  if (completed) return { version: TLS13, completed, suite, why: null };
  const text = finishedValid
    ? `The server's signature does not fit its certificate.`
    : `It ended before the server's Finished.`;
  // `local`: this runtime lacks what the server asked for, e.g. a group.
  return { version: TLS13, completed, suite, why: { ours: attempt.outcome.kind === 'local', text } };
};

/** A handshake that did not come to its end, for no reason of ours. */
export const unconfirmed = (version: VersionCode): Confirmation => ({
  ...{ version, completed: false, suite: null },
  why: { ours: false, text: 'The handshake did not come to its end.' },
});

/** By the runtime's TLS, which has more suites and key exchanges than ours. */
const confirmByRuntime = async ({ net, subject }: Asker, version: VersionCode): Promise<Confirmation> => {
  const only = nodeName(version);
  const text = `This program can't complete a handshake in ${versionName(version)} itself.`;
  const cannot = { version, completed: false, suite: null, why: { ours: true, text } };
  if (only === null) return cannot;
  const { completed, suite, localRefusal } = await net.handshake({
    serverName: subject.serverName,
    purpose: `${versionName(version)}, to the end`,
    minVersion: only,
    maxVersion: only,
    listenMs: 0,
    ...wayTo(subject),
  });
  if (completed) return { version, completed, suite, why: null };
  if (localRefusal !== null) return { ...cannot, why: { ours: true, text: OWN_TLS_ENDED } };
  return unconfirmed(version);
};

/** What a handshake of our own has shown. */
export interface Proof {
  /** null: it did not come to its end. */
  readonly confirmed: Confirmation | null;
  /** What was offered, and what became of it. */
  readonly offered: readonly number[];
  readonly answer: Shown;
  /** The greeting was that of any other question, so a refusal is one of these suites; in TLS 1.3 it may be one of our few groups. */
  readonly refusalCounts: boolean;
}

/** Whether a handshake can be completed in this version at all. */
export const canProve = (version: VersionCode): boolean => nodeName(version) !== null;

/**
 * Asks with those of these suites with which our own handshake comes to its end, and brings it there. null: there are none, and nothing was
 * asked. The strongest go first: those that a careful program would use.
 */
export const proveWith = async (
  { ask, net, subject }: Asker,
  version: VersionCode,
  suites: readonly number[],
): Promise<Proof | null> => {
  const isModern = version === TLS13;
  const offered = (isModern ? OWN_13 : OWN_OLDER).filter((suite) => suites.includes(suite));
  if (offered.length === 0) return null;
  const purpose = `${versionName(version)}, to the end`;
  const question = { purpose, version, suites: offered };
  const { serverName } = subject;
  const brief = { purpose, serverName, suites: offered, alpn: [], listenMs: 0, brief: true };
  const flight = isModern ? await net.flight({ ...brief, ...wayTo(subject) }) : null;
  const answer: Shown = flight
    ? answerOf(question, flight)
    : await ask({ until: 'finished', waitMs: DEADLINE_MS, ...question });
  const { outcome } = answer.result.attempt;
  const isSigned = flight === null || flight.certificateVerify?.valid === true;
  const completed = outcome.kind === 'answered' && outcome.stage === 'after-finished' && isSigned;
  const suite = answer.kind === 'chose' && completed ? suiteName(answer.suite) : null;
  const confirmed = suite === null ? null : { version, completed, suite, why: null };
  return { confirmed, offered, answer, refusalCounts: !isModern };
};

/** Completes one handshake in this version, where this program can, by what can do most: for TLS 1.3 our own with all it has, else the runtime. */
export const confirmVersion = (asker: Asker, version: VersionCode): Promise<Confirmation> =>
  version === TLS13 ? confirmModern(asker) : confirmByRuntime(asker, version);
