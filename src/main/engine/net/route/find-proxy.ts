import { isIP } from 'node:net';
import type { Outcome } from '../../../../shared/model/failure';
import type { ProxyServer } from '../../../../shared/model/way';
import type { Resolved } from '../../probes/net-port';
import type { Hop } from '../attempt-frame';
import type { CancelSwitch } from '../cancel-switch';
import { openLine } from '../open-line';
import type { Place } from '../place';
import { type Lookup, resolveHost } from '../resolve';

/** Names of proxies lead to few addresses; "localhost" to two, of which often only one answers. */
const MOST_TRIED = 4;
const TRY_MS = 2_000;

const NOT_FOUND: { readonly [C in NonNullable<Resolved['failure']>['code']]: string } = {
  'not-found': 'there is no such name',
  'no-address': 'its name leads to no address',
  'resolver-failed': 'its name could not be looked up',
  timeout: 'nobody answered the question for its name',
};

/** "proxy.example:8080", "[2001:db8::1]:8080". */
const proxyName = ({ host, port }: Pick<ProxyServer, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Does anything accept a TCP connection there? Nothing is said over it. */
const accepts = (address: string, port: number, cancel: CancelSwitch): Promise<boolean> =>
  new Promise((resolve) => {
    const finish = (answer: boolean) => {
      clearTimeout(timer);
      stop();
      void line.close().then(() => resolve(answer));
    };
    const line = openLine(address, port, {
      connected: () => finish(true),
      ready: () => {},
      data: () => {},
      ended: () => finish(false),
      failed: () => finish(false),
    });
    const timer = setTimeout(() => finish(false), TRY_MS);
    const stop = cancel.onCancel(() => setImmediate(() => finish(false)));
  });

/** One after the other, each counted and followed by the usual pause, like every connection. */
const firstThatAccepts = async (
  addresses: readonly string[],
  port: number,
  place: Place,
): Promise<string | null> => {
  const { cancel } = place;
  for (const address of addresses) {
    if (cancel.cancelled || !place.another()) return null;
    const accepted = await accepts(address, port, cancel);
    await place.pause();
    if (accepted) return address;
  }
  return null;
};

/**
 * Where the proxy is. Its name is looked up here; where that gives several addresses, the first that accepts a connection is
 * taken, and else the first: the attempt itself then says what is wrong there. Never rejects. `place`: of the attempt that needs the proxy.
 */
export const findProxy = async (proxy: ProxyServer, lookup: Lookup, place: Place): Promise<Hop | Outcome> => {
  const { host, port } = proxy;
  const name = proxyName(proxy);
  if (isIP(host) !== 0) return { address: host, port, name };
  const { cancel } = place;
  const { addresses, failure } = await resolveHost(host, cancel, lookup);
  if (cancel.cancelled) return { kind: 'cancelled' };
  const all = addresses.map(({ address }) => address).slice(0, MOST_TRIED);
  const [first] = all;
  if (first === undefined) {
    const text = `${name}: ${NOT_FOUND[failure?.code ?? 'no-address']}`;
    return { kind: 'proxy', what: 'unreachable', status: null, text };
  }
  const address = all.length === 1 ? first : ((await firstThatAccepts(all, port, place)) ?? first);
  if (cancel.cancelled) return { kind: 'cancelled' };
  return { address, port, name };
};
