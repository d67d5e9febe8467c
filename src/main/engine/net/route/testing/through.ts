import type { Attempt } from '../../../../../shared/model/attempt';
import type { ProxyServer } from '../../../../../shared/model/way';
import type { AttemptOptions, AttemptResult } from '../../../probes/net-port';
import { createNet, type NetOptions, type RunNet } from '../../create-net';
import { asking, type Peer } from '../../testing/peer';

/** A password that must not be seen anywhere. */
export const CANARY = 'canary-4711';
/** A server that only the proxy knows. */
export const NAME = 'www.handrail.test';
export const secrets = { proxyPassword: CANARY, clientIdentity: null };

const open: Peer[] = [];

/** Starts a peer that `closeAll` stops. */
export const opened = async <P extends Peer>(starting: Promise<P>): Promise<P> => {
  const peer = await starting;
  open.push(peer);
  return peer;
};

/** To be called after each test. */
export const closeAll = async (): Promise<void> => {
  for (const peer of open.splice(0)) await peer.close();
};

/** The net of a run through this proxy on loopback. Nothing may be looked up. */
export const netThrough = (
  proxy: { readonly port: number },
  more: Partial<ProxyServer> = {},
  options: Partial<NetOptions> = {},
): RunNet =>
  createNet({
    target: { port: 8443, extraRoots: [], host: NAME },
    proxy: { kind: 'http', host: '127.0.0.1', port: proxy.port, user: null, ...more },
    lookup: () => Promise.reject(new Error('nothing is looked up here')),
    openingMs: 2_000,
    ...options,
  });

/** An attempt to the server behind the proxy. */
export const said = (more: Partial<AttemptOptions> = {}): AttemptOptions =>
  asking({ address: NAME, until: 'server-hello', ...more });

/** A whole handshake with it. */
export const WHOLE = { purpose: 'x', address: NAME, serverName: NAME, listenMs: 0 };

/** By our own hello, by a complete handshake of node:tls, and by our own TLS 1.3. */
export const every = async (net: RunNet): Promise<[AttemptResult, Attempt, Attempt]> => [
  await net.attempt(said()),
  (await net.handshake(WHOLE)).attempt,
  (await net.flight(WHOLE)).attempt,
];
