import type { AttemptOptions, AttemptResult } from '../../probes/net-port';
import { createNet } from '../create-net';
import { asking, type Peer, startPeer } from './peer';

type Script = Parameters<typeof startPeer>[0];

let peer: Peer | null = null;

/** Stops the peer of the last attempt. */
export const stopPeer = async (): Promise<void> => {
  await peer?.close();
  peer = null;
};

/** One attempt against one scripted peer. */
export const attemptAt = async (
  script: Script,
  more: Partial<AttemptOptions> = {},
): Promise<AttemptResult> => {
  await stopPeer();
  peer = await startPeer(script);
  return createNet({ target: { port: peer.port, extraRoots: [] } }).attempt(asking(more));
};

export const kinds = ({ attempt: { events } }: AttemptResult): string[] => events.map(({ kind }) => kind);
export const labels = ({ attempt: { events } }: AttemptResult): string[] => events.map(({ label }) => label);
