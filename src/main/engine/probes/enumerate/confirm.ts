import type { Outcome } from '../../../../shared/model/failure';
import type { VersionCode } from '../../wire/api';
import { suiteName, versionName } from '../../wire/ids';
import { type Asker, wayTo } from './ask';
import type { Offer } from './order';

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
/** protocol_version (RFC 8446 §6.2): whoever says that says it to every greeting of this version. */
const PROTOCOL_VERSION = 70;

const nodeName = (version: VersionCode) =>
  Object.hasOwn(NODE_NAMES, version) ? NODE_NAMES[version as keyof typeof NODE_NAMES] : null;

/** By our own TLS 1.3, which knows more groups and suites than the runtime's. */
const confirmModern = async ({ net, subject }: Asker): Promise<Confirmation> => {
  const result = await net.flight({
    ...wayTo(subject),
    serverName: subject.serverName,
    purpose: 'TLS 1.3, to the end',
    listenMs: 0,
  });
  const completed = result.finishedValid === true;
  const suite = result.serverHello && suiteName(result.serverHello.suite);
  const why = completed ? null : { ours: false, text: `It ended before the server's Finished.` };
  return { version: TLS13, completed, suite, why };
};

const cannotWords = (version: VersionCode): string =>
  `This program can't complete a handshake in ${versionName(version)} itself.`;

/** `outcome`: how the attempt ended. `unwatched`: nobody saw how. `offered`: these suites alone, if only some were to be. */
interface Ended extends Confirmation {
  readonly outcome: Outcome | null;
  readonly unwatched: boolean;
  readonly offered: readonly number[];
}

/** By the runtime's TLS. */
const confirmByRuntime = async (
  { net, subject }: Asker,
  version: VersionCode,
  brief: boolean,
  suites?: readonly number[],
): Promise<Ended> => {
  const only = nodeName(version);
  const cannot = { version, completed: false, suite: null, why: { ours: true, text: cannotWords(version) } };
  if (only === null) return { outcome: null, unwatched: false, offered: [], ...cannot };
  const {
    completed,
    suite,
    localRefusal,
    attempt,
    unwatched = false,
    offered = [],
  } = await net.handshake({
    serverName: subject.serverName,
    purpose: `${versionName(version)}, to the end`,
    minVersion: only,
    maxVersion: only,
    listenMs: 0,
    brief,
    ...(suites ? { suites } : {}),
    ...wayTo(subject),
  });
  const { outcome } = attempt;
  if (completed) return { version, completed, suite, why: null, outcome, unwatched, offered };
  if (localRefusal !== null) return { outcome, unwatched, offered, ...cannot };
  const why = { ours: false, text: 'The handshake did not come to its end.' };
  return { version, completed, suite, why, outcome, unwatched, offered };
};

/** Whether asking in another way may bring more than this did: a watched handshake below TLS 1.3 is the last word already. */
const mayBringMore = (version: VersionCode, outcome: Outcome | null, unwatched: boolean): boolean => {
  if (outcome === null || outcome.kind === 'cancelled') return false;
  if (version === TLS13) return !(outcome.kind === 'alert' && outcome.code === PROTOCOL_VERSION);
  return unwatched && outcome.kind !== 'alert' && outcome.kind !== 'local';
};

/**
 * Completes one handshake in this version, where this program can. `brief`: in the quick way first, whose line nobody watches; what does not
 * complete there is tried again in the watched one.
 */
export const confirmVersion = async (
  asker: Asker,
  version: VersionCode,
  brief = false,
): Promise<Confirmation> => {
  if (version === TLS13 && !brief) return confirmModern(asker);
  const { outcome, unwatched, offered, ...found } = await confirmByRuntime(asker, version, brief);
  if (found.completed || !brief || !mayBringMore(version, outcome, unwatched)) return found;
  return confirmVersion(asker, version);
};

/** A handshake that was brought to its end, and what it shows of the list that was offered. */
export interface Proof {
  readonly confirmed: Confirmation;
  readonly offer: Offer;
}

/** Whether this program's runtime can complete a handshake in this version at all. */
export const canProve = (version: VersionCode): boolean => nodeName(version) !== null;

/**
 * Completes one quick handshake with these suites alone: what a question would bring, and the proof with it. null: it did not come to its
 * end, or with something else, which says nothing about the suites; then the questions are still to be asked.
 */
export const proveWith = async (
  asker: Asker,
  version: VersionCode,
  suites: readonly number[],
): Promise<Proof | null> => {
  const { completed, suite, offered } = await confirmByRuntime(asker, version, true, suites);
  const chosen = offered.find((code) => suiteName(code) === suite);
  if (!completed || chosen === undefined) return null;
  return { confirmed: { version, completed, suite, why: null }, offer: { offered, chosen } };
};
