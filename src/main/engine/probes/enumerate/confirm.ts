import type { VersionCode } from '../../wire/api';
import { suiteName, versionName } from '../../wire/ids';
import { type Asker, wayTo } from './ask';

/** A handshake brought to its end in one version, or why not. A suite in a ServerHello is a promise; this is the proof. */
export interface Confirmation {
  readonly version: VersionCode;
  readonly completed: boolean;
  readonly suite: string | null;
  /** Why not, in one plain line; null when completed. `ours`: this program can't speak that version itself, so it proves nothing. */
  readonly why: { readonly ours: boolean; readonly text: string } | null;
}

const NODE_NAMES = { 769: 'TLSv1', 770: 'TLSv1.1', 771: 'TLSv1.2' } as const;

const nodeName = (version: VersionCode) =>
  Object.hasOwn(NODE_NAMES, version) ? NODE_NAMES[version as keyof typeof NODE_NAMES] : null;

const confirmModern = async ({ net, subject }: Asker): Promise<Confirmation> => {
  const version = 0x0304;
  const result = await net.flight({
    ...wayTo(subject),
    serverName: subject.serverName,
    purpose: 'TLS 1.3, to the end',
    listenMs: 0,
  });
  const completed = result.finishedValid === true;
  const suite = result.serverHello && suiteName(result.serverHello.suite);
  const why = completed ? null : { ours: false, text: `It ended before the server's Finished.` };
  return { version, completed, suite, why };
};

/** Completes one handshake in this version, where this program can. */
export const confirmVersion = async (asker: Asker, version: VersionCode): Promise<Confirmation> => {
  if (version === 0x0304) return confirmModern(asker);
  const only = nodeName(version);
  const cannot = `This program can't complete a handshake in ${versionName(version)} itself.`;
  if (only === null) return { version, completed: false, suite: null, why: { ours: true, text: cannot } };
  const result = await asker.net.handshake({
    ...wayTo(asker.subject),
    serverName: asker.subject.serverName,
    purpose: `${versionName(version)}, to the end`,
    minVersion: only,
    maxVersion: only,
    listenMs: 0,
  });
  const { completed, suite, localRefusal } = result;
  const failed = localRefusal === null ? 'The handshake did not come to its end.' : cannot;
  return {
    version,
    completed,
    suite,
    why: completed ? null : { ours: localRefusal !== null, text: failed },
  };
};
