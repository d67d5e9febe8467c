import { isIP } from '../../shared/target/ip';
import { nameAsAddress } from '../../shared/target/through-proxy';
import { createNet, type RunNet } from '../engine/net/create-net';
import type { GateLimits } from '../engine/net/gate';
import { createSlots, type Slots } from '../engine/net/slots';
import type { VersionVerdict } from '../engine/probes/enumerate/opening';
import { type ServerScan, scanServer } from '../engine/probes/enumerate/scan-server';
import { fastUnless, POLITE } from '../engine/probes/enumerate/style';
import type { Dialogue } from '../engine/probes/net-port';
import { GENTLE_PAUSE_MS } from '../engine/run/limits';
import { faultWords } from './say-failed';
import type { Endpoint, ScanAsked } from './scan-options';
import type { ScanProxy } from './scan-way';

/** What one scan found, and what it took. `problem`: the name could not be looked up, or a fault of ours; then there is no scan. */
export interface Scanned {
  readonly endpoint: Endpoint;
  /** null: it was not looked up, here at least. */
  readonly address: string | null;
  readonly problem: string | null;
  readonly scan: ServerScan | null;
  readonly connections: number;
  /** Since this server's scan began. */
  readonly ms: number;
  /** The server began to turn us away, and we slowed down. */
  readonly slowed: boolean;
}

/** Told while one server is scanned. */
interface ScanListener {
  begun?: (address: string | null) => void;
  /** As soon as it is known; newer versions may follow older ones. `connections`: made until then. */
  version?: (verdict: VersionVerdict, connections: number) => void;
}

export type ScanOne = (endpoint: Endpoint, listener: ScanListener) => Promise<Scanned>;

/** More connections than the longest list of suites can take. */
const MOST_CONNECTIONS = 2_500;
/**
 * Connections at a time to one server. Polite: a short greeting beside the long one in five versions, and SSL 2.0, so that a silent server is
 * known as such at the first deadline.
 */
const AT_ONCE = { polite: 11, fast: 40 } as const;
/** And to all servers together: more would only wait in memory. */
const AT_ONCE_IN_ALL = 384;
/** The slots of all connections of a scan. */
export const slotsForAll = (): Slots => createSlots(AT_ONCE_IN_ALL);
/** Of a name with many addresses, so many are tried until one accepts a connection. */
const MOST_ADDRESSES = 4;

/** Nothing at this address accepted a connection, so another address of the name may. */
const isDead = ({ versions }: ServerScan): boolean =>
  versions.every(({ verdict, outcome }) => {
    const { kind } = outcome;
    return (
      verdict === 'unclear' && (kind === 'refused' || kind === 'unreachable' || kind === 'connect-timeout')
    );
  });

const dialogueFor = async (
  { starttls }: ScanAsked,
  { serverName }: Endpoint,
): Promise<(() => Dialogue) | null> => {
  if (starttls === null) return null;
  const { dialogueOf } = await import('./scan-dialogue');
  return () => dialogueOf(starttls, serverName);
};

/** What may be asked of one server, `atOnce` connections at a time unless gently. */
export const limitsOf = ({ gentle }: Pick<ScanAsked, 'gentle'>, atOnce: number): GateLimits => ({
  connections: MOST_CONNECTIONS,
  ...(gentle ? { atOnce: 1, pauseMs: GENTLE_PAUSE_MS } : { atOnce }),
});

const viaProxy = (through: ScanProxy | null) =>
  through && { proxy: through.proxy, secrets: { proxyPassword: through.password, clientIdentity: null } };

const addressesOf = async (net: RunNet, asked: ScanAsked, { host }: Endpoint, proxied: boolean) => {
  if (asked.address !== null) return { addresses: [asked.address], problem: null };
  // The proxy is given the name, and looks it up.
  if (proxied) return { addresses: [nameAsAddress(host)], problem: null };
  const { addresses, failure } = await net.resolve(host);
  return {
    addresses: addresses.map(({ address }) => address).slice(0, MOST_ADDRESSES),
    problem: failure?.text ?? null,
  };
};

/** Closes all nets that are open when the person stops. One listener for all: Node warns of more than ten. */
const closedBy = (signal: AbortSignal): Set<RunNet> => {
  const open = new Set<RunNet>();
  signal.addEventListener('abort', () => {
    for (const net of open) void net.close();
  });
  return open;
};

/** Scans servers as was asked, over connections of their own each. `clock`: milliseconds that only go forward. `through`: a proxy, or none. `slots`: for all servers. */
export const createScanner = (
  asked: ScanAsked,
  clock: () => number,
  signal: AbortSignal,
  through: ScanProxy | null = null,
  slots: Slots = slotsForAll(),
): ScanOne => {
  const open = closedBy(signal);
  return async (endpoint, listener) => {
    const start = clock();
    const style = asked.fast ? fastUnless(() => slots.crowded) : POLITE;
    const dialogue = await dialogueFor(asked, endpoint);
    const net = createNet({
      target: { host: endpoint.host, port: endpoint.port, extraRoots: [] },
      limits: limitsOf(asked, asked.fast ? AT_ONCE.fast : AT_ONCE.polite),
      slots,
      ...(dialogue ? { dialogue } : {}),
      ...viaProxy(through),
    });
    open.add(net);
    const { addresses, ...looked } = await addressesOf(net, asked, endpoint, through !== null);
    let { problem } = looked;
    let scan: ServerScan | null = null;
    let used: string | null = null;
    try {
      for (const address of addresses) {
        used = isIP(address) ? address : null;
        listener.begun?.(used);
        const last = address === addresses.at(-1);
        scan = await scanServer(net, { address, serverName: endpoint.serverName }, style, {
          groups: asked.allGroups,
          version: (verdict) => listener.version?.(verdict, net.used),
        });
        if (last || !isDead(scan)) break;
      }
    } catch (error) {
      // The fault is ours, whatever the server did. The other servers of the list have nothing to do with it.
      scan = null;
      problem = faultWords(error);
    }
    const connections = net.used;
    const slowed = net.backedOff !== null;
    await net.close();
    open.delete(net);
    return {
      endpoint,
      address: used,
      problem,
      scan,
      connections,
      ms: clock() - start,
      slowed,
    };
  };
};
