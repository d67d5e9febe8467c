import { randomBytes } from 'node:crypto';
import type { Attempt } from '../../../shared/model/attempt';
import type { Outcome } from '../../../shared/model/failure';
import type { Target } from '../../../shared/model/target';
import { operatingSystem } from '../platform/operating-system';
import { runtimeName } from '../platform/runtime';
import type {
  AttemptOptions,
  AttemptResult,
  HandshakeOptions,
  HandshakeResult,
  NetPort,
} from '../probes/net-port';
import { attemptWithoutLine, type FrameSetup } from './attempt-frame';
import { type CancelSwitch, createCancelSwitch, switchOf } from './cancel-switch';
import { dial, dialNothing } from './dial';
import { createGate } from './gate';
import { handshake, handshakeNothing } from './handshake';
import { freshKeyShare } from './key-share';
import { type Lookup, lookupHere, resolveHost } from './resolve';
import { judgeChain } from './trust/judge-chain';
import { loadRoots } from './trust/roots';

/** What a run may do: connections in all and at a time. */
export const RUN_LIMITS = { connections: 40, atOnce: 8 } as const;
const CONNECT_MS = 5_000;

export interface NetOptions {
  readonly target: Pick<Target, 'port' | 'extraRoots'>;
  /** Ends everything that is open and keeps the rest from starting. */
  readonly signal?: AbortSignal;
  readonly limits?: { readonly connections: number; readonly atOnce: number };
  readonly connectMs?: number;
  readonly now?: () => Date;
  readonly lookup?: Lookup;
}

/** For whom a call is made: its own cancel, and the id its attempt gets. */
export interface NetScope {
  readonly id?: string;
  readonly cancel?: CancelSwitch;
}

/** The net of one run. The same as NetPort, with a scope for each call, and a way to end it. */
export interface RunNet extends NetPort {
  resolve: (host: string, scope?: NetScope) => ReturnType<NetPort['resolve']>;
  attempt: (options: AttemptOptions, scope?: NetScope) => Promise<AttemptResult>;
  handshake: (options: HandshakeOptions, scope?: NetScope) => Promise<HandshakeResult>;
  /** Connections used so far. */
  readonly used: number;
  /** Cancels what is under way and resolves once no socket is open. */
  close(): Promise<void>;
}

const NO_ROOM: Outcome = {
  kind: 'local',
  code: 'BUDGET',
  text: 'all connections that this check may use were used',
};

/** The only way from the engine to the network. Bounded: connections in all, at once, bytes, events and time for each. */
export const createNet = (options: NetOptions): RunNet => {
  const { target, now = () => new Date(), lookup = lookupHere, connectMs = CONNECT_MS } = options;
  const gate = createGate(options.limits ?? RUN_LIMITS);
  const root = switchOf(options.signal);
  const names = new Map<string, string>();
  const underWay = new Set<Promise<unknown>>();
  let attempts = 0;

  const setupOf = (
    asked: Pick<AttemptOptions, 'purpose' | 'address'> & Partial<Pick<AttemptOptions, 'port' | 'hello'>>,
    scope: NetScope,
    cancel: CancelSwitch,
  ): FrameSetup => {
    attempts += 1;
    return {
      id: scope.id ?? `attempt-${attempts}`,
      purpose: asked.purpose,
      address: asked.address,
      port: asked.port ?? target.port,
      hello: asked.hello ?? null,
      resolved: names.get(asked.address) ?? null,
      connectMs,
      cancel,
      now,
    };
  };
  /** One connection through the gate; without a place there, a value that says so. */
  const through = async <Result>(
    asked: Parameters<typeof setupOf>[0],
    scope: NetScope,
    run: (setup: FrameSetup) => Promise<Result>,
    without: (attempt: Attempt) => Result,
  ): Promise<Result> => {
    const cancel = scope.cancel ? createCancelSwitch(root, scope.cancel) : createCancelSwitch(root);
    const setup = setupOf(asked, scope, cancel);
    const admitted = await gate.enter(cancel);
    try {
      if (admitted === 'budget') return without(attemptWithoutLine(setup, NO_ROOM));
      if (admitted === 'cancelled') return without(attemptWithoutLine(setup, { kind: 'cancelled' }));
      return await run(setup);
    } finally {
      cancel.release();
      if (admitted === 'in') gate.leave();
    }
  };
  const tracked = <Result>(work: Promise<Result>): Promise<Result> => {
    const settled = work.then(
      () => {},
      () => {},
    );
    underWay.add(settled);
    void settled.then(() => underWay.delete(settled));
    return work;
  };

  return {
    async resolve(host, scope = {}) {
      const cancel = scope.cancel ? createCancelSwitch(root, scope.cancel) : createCancelSwitch(root);
      const resolved = await resolveHost(host, cancel, lookup);
      cancel.release();
      for (const { address } of resolved.addresses)
        if (address !== host) names.set(address, `${host} → ${address}`);
      return resolved;
    },
    attempt: (asked, scope = {}) =>
      tracked(through(asked, scope, (setup) => dial(asked, setup), dialNothing)),
    handshake: (asked, scope = {}) =>
      tracked(through(asked, scope, (setup) => handshake(asked, setup), handshakeNothing)),
    judgeChain: async (certificates, name, at) =>
      judgeChain(certificates, name, at, await loadRoots(target.extraRoots)),
    async machine() {
      const [os, roots] = await Promise.all([operatingSystem(), loadRoots(target.extraRoots)]);
      const added = roots.added > 0 ? ` and ${roots.added} added for this check` : '';
      return {
        os,
        runtime: runtimeName(),
        trustStore: `${roots.store}${added}`.slice(0, 300),
        roots: roots.count,
        now: now().toISOString(),
      };
    },
    random: (length) => new Uint8Array(randomBytes(length)),
    keyShare: freshKeyShare,
    get used() {
      return gate.used;
    },
    async close() {
      root.cancel();
      root.release();
      await Promise.all(underWay);
    },
  };
};
