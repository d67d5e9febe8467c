import type { HandshakeOptions, HandshakeResult } from '../probes/net-port';
import type { FrameSetup } from './attempt-frame';

// What most connections of a scan never need is read from disk when it is first asked for.

/** See handshake.ts. */
export const whole = async (options: HandshakeOptions, setup: FrameSetup): Promise<HandshakeResult> =>
  (await import('./handshake')).handshake(options, setup);

/** Loads tls12/own-end.ts. */
export const ownEnds = () => import('./tls12/own-end');

/** Loads ftp-data.ts. */
export const fileTransfer = () => import('./ftp-data');

/** Loads tls13/flight.ts. */
export const ownHandshakes = () => import('./tls13/flight');

/** Loads elsewhere/fetch-plain.ts. */
export const elsewhere = () => import('./elsewhere/fetch-plain');

/** Loads trust/trust-calls.ts, with all that reads answers about revocation. */
export const trustCalls = () => import('./trust/trust-calls');

/** Loads the roots, and what judges with them. */
export const trust = async () => {
  const [judge, roots] = await Promise.all([import('./trust/judge-chain'), import('./trust/roots')]);
  return { ...judge, ...roots };
};
