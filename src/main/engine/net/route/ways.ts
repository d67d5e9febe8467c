import type { Outcome } from '../../../../shared/model/failure';
import type { ProxyServer } from '../../../../shared/model/way';
import { nameAsAddress } from '../../../../shared/target/through-proxy';
import type { Dialogue, Way } from '../../probes/net-port';
import type { Hop } from '../attempt-frame';
import type { CancelSwitch } from '../cancel-switch';
import type { OpeningPlan } from '../opening';
import type { Place } from '../place';
import type { Lookup } from '../resolve';
import { findProxy } from './find-proxy';
import { tunnelScript } from './tunnel';

/** What a run knows of its ways. `password`: of the proxy; a secret. `host`: the target's. */
export interface WayOptions {
  readonly proxy: ProxyServer | null;
  readonly password: string | null;
  readonly host: string;
  readonly dialogue: (() => Dialogue) | null;
  readonly openingMs: number;
}

/** Where one connection goes first, and what is said there before anything else. */
export interface ChosenWay {
  readonly hop: Hop | null;
  readonly opening: OpeningPlan | null;
}

/**
 * The way of a request to somebody else than the target, through the proxy. `absolute`: the proxy itself is asked, with the whole address
 * (RFC 9112 §3.2.2); many allow no tunnel to port 80. `login`: for Proxy-Authorization; a secret.
 */
export interface WayElsewhere extends ChosenWay {
  readonly hop: Hop;
  readonly absolute: boolean;
  readonly login: string | null;
}

/** What is fetched on the side must not hold up a check. */
const ELSEWHERE_OPENING_MS = 2_500;

type Asked = Way & { readonly address: string };

/** RFC 7617 §2. */
const basicLogin = (user: string, password: string | null): string =>
  `Basic ${Buffer.from(`${user}:${password ?? ''}`, 'utf8').toString('base64')}`;

const CANCELLED: Outcome = { kind: 'cancelled' };
const STRAIGHT: ChosenWay = { hop: null, opening: null };

/** What somebody else is waiting for as well, or the cancel. */
const orCancelled = async (work: Promise<Hop | Outcome>, cancel: CancelSwitch): Promise<Hop | Outcome> => {
  let stop = () => {};
  const cancelled = new Promise<Outcome>((resolve) => {
    stop = cancel.onCancel(() => resolve(CANCELLED));
  });
  const first = await Promise.race([work, cancelled]);
  stop();
  return first;
};

/** The ways of one run. The proxy is looked for once, by the first attempt that needs it. */
export class Ways {
  private found: Promise<Hop | Outcome> | null = null;

  constructor(
    private readonly options: WayOptions,
    private readonly lookup: Lookup,
  ) {}

  /** The way of one connection; at once where there is nothing to wait for. An outcome: there is none. */
  choose(asked: Asked, port: number, place: Place): ChosenWay | Promise<ChosenWay | Outcome> {
    const { proxy } = this.options;
    return proxy && asked.via !== 'direct'
      ? this.through(proxy, asked, port, place)
      : this.with(asked, null, null);
  }

  /** The way to somebody else than the target; null: there is no proxy. An outcome: there is no way. */
  async elsewhere(host: string, port: number, place: Place): Promise<WayElsewhere | Outcome | null> {
    const { proxy, password } = this.options;
    if (!proxy) return null;
    const hop = await this.find(proxy, place);
    if ('kind' in hop) return hop;
    if (proxy.kind === 'http') {
      const login = proxy.user === null ? null : basicLogin(proxy.user, password);
      return { hop, opening: null, absolute: true, login };
    }
    const script = tunnelScript(proxy, password, host, port);
    const opening = { proxy: script, preface: null, dialogue: null, deadlineMs: ELSEWHERE_OPENING_MS };
    return { hop, opening, absolute: false, login: null };
  }

  /** Whoever looks for it waits until nothing of that is open; the others do until they are cancelled, or the one who looks is: then one of them does. */
  private async find(proxy: ProxyServer, place: Place): Promise<Hop | Outcome> {
    for (;;) {
      const hop = this.found ? await orCancelled(this.found, place.cancel) : await this.search(proxy, place);
      if (!('kind' in hop) || hop.kind !== 'cancelled' || place.cancel.cancelled) return hop;
    }
  }

  private async search(proxy: ProxyServer, place: Place): Promise<Hop | Outcome> {
    this.found = findProxy(proxy, this.lookup, place);
    const hop = await this.found;
    if ('kind' in hop && hop.kind === 'cancelled') this.found = null;
    return hop;
  }

  private async through(
    proxy: ProxyServer,
    asked: Asked,
    port: number,
    place: Place,
  ): Promise<ChosenWay | Outcome> {
    const hop = await this.find(proxy, place);
    if ('kind' in hop) return hop;
    const { host, password } = this.options;
    const to = asked.address === nameAsAddress(host) ? host : asked.address;
    return this.with(asked, hop, tunnelScript(proxy, password, to, port));
  }

  private with(asked: Asked, hop: Hop | null, proxy: OpeningPlan['proxy']): ChosenWay {
    const preface = asked.preface ?? null;
    const dialogue = asked.dialogue === undefined ? (this.options.dialogue?.() ?? null) : asked.dialogue;
    if (!proxy && !preface && !dialogue) return hop ? { hop, opening: null } : STRAIGHT;
    return { hop, opening: { proxy, preface, dialogue, deadlineMs: this.options.openingMs } };
  }
}
