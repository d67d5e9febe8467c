import type { FlightOptions, FlightResult } from '../../../probes/net-port';
import { createNet } from '../../create-net';
import { type Peer, startPeer } from '../../testing/peer';
import { onFirst, ScriptedServer } from './scripted-server';

let peer: Peer | null = null;

/** Stops the peer of the last flight. */
export const stopFlying = async (): Promise<void> => {
  await peer?.close();
  peer = null;
};

/** One flight against one scripted peer. */
export const flyAt = async (
  script: Parameters<typeof startPeer>[0],
  more: Partial<FlightOptions> = {},
): Promise<FlightResult> => {
  await stopFlying();
  peer = await startPeer(script);
  return createNet({ target: { port: peer.port, extraRoots: [] } }).flight({
    purpose: 'a scripted peer',
    address: '127.0.0.1',
    serverName: null,
    listenMs: 2_000,
    ...more,
  });
};

/** What a server by hand says in answer to the hello, all in one write; the connection stays open. */
export const saying = (speak: (server: ScriptedServer) => readonly Uint8Array[]) =>
  onFirst(async (socket, record) => {
    socket.write(Buffer.concat(speak(await ScriptedServer.from(record))));
  });
