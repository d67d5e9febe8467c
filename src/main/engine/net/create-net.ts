import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import type {
  AttemptOptions,
  AttemptResult,
  FetchOptions,
  FetchResult,
  FlightOptions,
  FlightResult,
  FtpDataOptions,
  FtpDataResult,
  HandshakeOptions,
  HandshakeResult,
  LocalSettingsFacts,
  NetPort,
  Resolved,
  Way,
} from '../probes/net-port';
import type { FrameSetup } from './attempt-frame';
import { attemptWithoutLine } from './attempt-record';
import { type CancelSwitch, createCancelSwitch, switchOf } from './cancel-switch';
import { dial, dialNothing } from './dial';
import type { Elsewhere } from './elsewhere/fetch-plain';
import { freshRandom } from './fresh-random';
import { createGate, type Gate } from './gate';
import { handshakeNothing } from './handshake-common';
import { createJudging } from './judging';
import { elsewhere, fileTransfer, ownEnds, ownHandshakes, whole } from './on-demand';
import type { BackOff } from './pace';
import { pauseFor } from './pause-for';
import { type Place, placeIn } from './place';
import { lookupHere, resolveHost } from './resolve';
import { type ChosenWay, Ways } from './route/ways';
import type { NetOptions, NetScope, RunNet } from './run-net';
import { createSessionStore } from './session-store';
import { publicShare } from './shares/own-share';

export type { NetOptions, NetScope, RunNet } from './run-net';

/** Where nothing else is said; a run brings its own (run/limits.ts). */
const RUN_LIMITS = { connections: 40, atOnce: 8 } as const;
const CONNECT_MS = 5_000;
/** Mail servers make strangers wait some six seconds for their greeting; proxies pass on how long the server takes to connect. */
const OPENING_MS = 10_000;
const LONGEST_PAUSE_MS = 10_000;

type Asked = Way &
  Pick<AttemptOptions, 'purpose' | 'address'> &
  Partial<Pick<AttemptOptions, 'port' | 'hello' | 'brief'>>;

const NO_ROOM: Outcome = {
  kind: 'local',
  code: 'BUDGET',
  text: 'all connections that this check may use were used',
};

class Net implements RunNet {
  readonly random = freshRandom;
  readonly keyShare = publicShare;
  readonly alpn: NetPort['alpn'];
  readonly judgeChain: NetPort['judgeChain'];
  readonly machine: NetPort['machine'];
  readonly trust: NetPort['trust'];
  private readonly gate: Gate;
  private readonly root: CancelSwitch;
  private readonly now: () => Date;
  /** Address → the look-up that brought it. */
  private readonly lookups = new Map<string, string>();
  private readonly sessions = createSessionStore();
  private readonly ways: Ways;
  /** Addresses at which the server was asked. */
  private readonly targets = new Set<string>();
  private elsewhere: Elsewhere | null = null;
  private attempts = 0;
  private underWay = 0;
  private readonly whenQuiet: (() => void)[] = [];

  constructor(private readonly options: NetOptions) {
    this.alpn = options.alpn ?? null;
    this.gate = createGate(options.limits ?? RUN_LIMITS);
    this.root = switchOf(options.signal);
    this.now = options.now ?? (() => new Date());
    const { judgeChain, machine, trust } = createJudging(options.target.extraRoots, this.now);
    this.judgeChain = judgeChain;
    this.machine = machine;
    this.trust = trust;
    const { proxy = null, dialogue = null, openingMs = OPENING_MS, target } = options;
    const password = options.secrets?.proxyPassword ?? null;
    this.ways = new Ways(
      { proxy, password, host: target.host ?? '', dialogue, openingMs },
      options.lookup ?? lookupHere,
    );
  }

  get used(): number {
    return this.gate.used;
  }

  get backedOff(): BackOff | null {
    return this.gate.backedOff;
  }

  get crowded(): boolean {
    return this.gate.crowded || this.options.slots?.crowded === true;
  }

  async resolve(host: string, scope: NetScope = {}): Promise<Resolved> {
    const cancel = this.switchFor(scope);
    const resolved = await resolveHost(host, cancel, this.options.lookup ?? lookupHere);
    this.letGo(cancel);
    for (const { address } of resolved.addresses)
      if (address !== host) this.lookups.set(address, `${host} → ${address}`);
    return resolved;
  }

  attempt(options: AttemptOptions, scope: NetScope = {}): Promise<AttemptResult> {
    const run =
      options.until === 'finished'
        ? async (setup: FrameSetup) => dial(options, setup, (await ownEnds()).OwnEnd)
        : (setup: FrameSetup) => dial(options, setup);
    return this.connection(options, scope, run, dialNothing);
  }

  handshake(options: HandshakeOptions, scope: NetScope = {}): Promise<HandshakeResult> {
    return this.connection(options, scope, (setup) => whole(options, setup), handshakeNothing);
  }

  flight(options: FlightOptions, scope: NetScope = {}): Promise<FlightResult> {
    const run = async (setup: FrameSetup) => (await ownHandshakes()).flight(options, setup);
    const without = async (attempt: Attempt) => (await ownHandshakes()).flightNothing(attempt);
    return this.connection(options, scope, run, without);
  }

  ftpData(options: FtpDataOptions, scope: NetScope = {}): Promise<FtpDataResult> {
    const run = async (setup: FrameSetup, place: Place) =>
      (await fileTransfer()).ftpData(options, setup, (data, port) => this.beside(setup, place, data, port));
    const without = async (attempt: Attempt) => (await fileTransfer()).ftpDataNothing(attempt);
    return this.connection(options, scope, run, without);
  }

  async fetchPlain(options: FetchOptions, scope: NetScope = {}): Promise<FetchResult> {
    this.underWay += 1;
    try {
      return await this.fetched(options, scope);
    } finally {
      this.noteOver();
    }
  }

  get hasClientCertificate(): boolean {
    return this.options.secrets?.clientIdentity != null;
  }

  pause(ms: number, scope: NetScope = {}): Promise<void> {
    const cancel = this.switchFor(scope);
    const pause = pauseFor(Math.min(LONGEST_PAUSE_MS, ms), cancel);
    return cancel === this.root ? pause : pause.then(() => cancel.release());
  }

  async localSettings(name: string): Promise<LocalSettingsFacts> {
    if (this.options.readSettings) return this.options.readSettings(name);
    return (await import('../platform/local-settings')).readLocalSettings(name);
  }

  async close(): Promise<void> {
    this.root.cancel();
    this.root.release();
    if (this.underWay > 0) await new Promise<void>((resolve) => this.whenQuiet.push(resolve));
  }

  private async fetched(options: FetchOptions, scope: NetScope): Promise<FetchResult> {
    const { Elsewhere: Made } = await elsewhere();
    this.elsewhere ??= new Made(
      {
        allowed: this.options.fetch ?? true,
        lookup: this.options.lookup ?? lookupHere,
        targets: () => [...this.targets],
        wayThrough: (host, port, place) => this.ways.elsewhere(host, port, place),
        setup: (id, subject, cancel) => ({ ...this.setupFor(subject, { id }, cancel), identity: null }),
      },
      (this.options.limits ?? RUN_LIMITS).atOnce,
    );
    const cancel = this.switchFor(scope);
    this.attempts += 1;
    const result = await this.elsewhere.fetch(options, scope.id ?? `attempt-${this.attempts}`, cancel);
    this.letGo(cancel);
    return result;
  }

  /** Who has no cancel of its own shares the net's. */
  private switchFor({ cancel }: NetScope): CancelSwitch {
    return cancel ? createCancelSwitch(this.root, cancel) : this.root;
  }

  private letGo(cancel: CancelSwitch): void {
    if (cancel !== this.root) cancel.release();
  }

  private setupFor(asked: Asked, scope: NetScope, cancel: CancelSwitch): FrameSetup {
    this.attempts += 1;
    return {
      id: scope.id ?? `attempt-${this.attempts}`,
      purpose: asked.purpose,
      address: asked.address,
      port: asked.port ?? this.options.target.port,
      hello: asked.hello ?? null,
      resolved: this.lookups.get(asked.address) ?? null,
      connectMs: this.options.connectMs ?? CONNECT_MS,
      cancel,
      now: this.now,
      brief: asked.brief ?? false,
      hop: null,
      opening: null,
      identity: this.options.secrets?.clientIdentity ?? null,
      sessions: this.sessions,
    };
  }

  /** A connection beside one that is under way: it shares that one's place in the gate, and is cancelled with it. */
  private async beside(
    setup: FrameSetup,
    place: Place,
    options: HandshakeOptions,
    port: number,
  ): Promise<HandshakeResult> {
    const own = { ...this.setupFor({ ...options, port }, {}, setup.cancel), id: `${setup.id}-data` };
    if (!place.another()) return handshakeNothing(attemptWithoutLine(own, NO_ROOM));
    return this.go(options, own, place, (ready) => whole(options, ready), handshakeNothing);
  }

  /** One connection through the gate; without a place there, or a way, a value that says so. */
  private async connection<Result extends { readonly attempt: Attempt }>(
    asked: Asked,
    scope: NetScope,
    run: (setup: FrameSetup, place: Place) => Promise<Result>,
    without: (attempt: Attempt) => Result | Promise<Result>,
  ): Promise<Result> {
    this.underWay += 1;
    const cancel = this.switchFor(scope);
    const setup = this.setupFor(asked, scope, cancel);
    this.targets.add(asked.address);
    // Whoever needn't wait takes no promise for it: a scan makes ten thousand connections.
    const turn = this.gate.enter(cancel);
    const admitted = typeof turn === 'string' ? turn : await turn;
    let result: Result | undefined;
    try {
      if (admitted !== 'in') {
        const outcome = admitted === 'budget' ? NO_ROOM : ({ kind: 'cancelled' } as const);
        return await without(attemptWithoutLine(setup, outcome));
      }
      const slot = this.options.slots?.take(this.gate.used - 1);
      if (slot !== undefined) await slot;
      result = await this.go(asked, setup, placeIn(this.gate, cancel, scope.beside), run, without);
      return result;
    } finally {
      this.letGo(cancel);
      if (admitted === 'in') {
        this.options.slots?.leave();
        this.gate.leave(result?.attempt);
      }
      this.noteOver();
    }
  }

  private go<Result>(
    asked: Asked,
    setup: FrameSetup,
    place: Place,
    run: (setup: FrameSetup, place: Place) => Promise<Result>,
    without: (attempt: Attempt) => Result | Promise<Result>,
  ): Result | Promise<Result> {
    const along = (way: ChosenWay | Outcome): Result | Promise<Result> => {
      if ('kind' in way) return without(attemptWithoutLine(setup, way));
      if (setup.cancel.cancelled) return without(attemptWithoutLine(setup, { kind: 'cancelled' }));
      return run(way.hop || way.opening ? { ...setup, ...way } : setup, place);
    };
    const chosen = this.ways.choose(asked, setup.port, place);
    return chosen instanceof Promise ? chosen.then(along) : along(chosen);
  }

  private noteOver(): void {
    this.underWay -= 1;
    if (this.underWay === 0) for (const quiet of this.whenQuiet.splice(0)) quiet();
  }
}

/** The only way from the engine to the network. Bounded: connections in all and at once; bytes, events and time for each. */
export const createNet = (options: NetOptions): RunNet => new Net(options);
