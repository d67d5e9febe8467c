import type { Outcome } from '../../../../shared/model/failure';
import type { ProxyServer } from '../../../../shared/model/way';
import { nameAsAddress } from '../../../../shared/target/through-proxy';
import type { Dialogue, Way } from '../../probes/net-port';
import type { Hop } from '../attempt-frame';
import type { CancelSwitch } from '../cancel-switch';
import type { OpeningPlan } from '../opening';
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

type Asked = Way & { readonly address: string; readonly port: number };

/** The ways of one run. The proxy is looked for once, when it is first needed. */
export class Ways {
  private found: Promise<Hop | Outcome> | null = null;

  constructor(
    private readonly options: WayOptions,
    private readonly lookup: Lookup,
    private readonly cancel: CancelSwitch,
  ) {}

  /** The way of one connection; at once where there is nothing to wait for. An outcome: there is none. */
  choose(asked: Asked): ChosenWay | Promise<ChosenWay | Outcome> {
    const { proxy } = this.options;
    return proxy && asked.via !== 'direct' ? this.through(proxy, asked) : this.with(asked, null, null);
  }

  private async through(proxy: ProxyServer, asked: Asked): Promise<ChosenWay | Outcome> {
    this.found ??= findProxy(proxy, this.lookup, this.cancel);
    const hop = await this.found;
    if ('kind' in hop) return hop;
    const { host, password } = this.options;
    const to = asked.address === nameAsAddress(host) ? host : asked.address;
    return this.with(asked, hop, tunnelScript(proxy, password, to, asked.port));
  }

  private with(asked: Asked, hop: Hop | null, proxy: OpeningPlan['proxy']): ChosenWay {
    const preface = asked.preface ?? null;
    const dialogue = asked.dialogue === undefined ? (this.options.dialogue?.() ?? null) : asked.dialogue;
    const opening =
      proxy || preface || dialogue ? { proxy, preface, dialogue, deadlineMs: this.options.openingMs } : null;
    return { hop, opening };
  }
}
