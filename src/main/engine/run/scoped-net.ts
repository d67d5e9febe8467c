import type { Attempt } from '../../../shared/model/attempt';
import { endLetterOf, type Mark, type Series } from '../../../shared/model/attempt-marks';
import { tookMs } from '../../../shared/model/listened';
import { type CancelSwitch, createCancelSwitch } from '../net/cancel-switch';
import type { NetScope, RunNet } from '../net/create-net';
import { monotonic } from '../net/transcript';
import type { NetPort } from '../probes/net-port';

/** The net of one probe: counts, names and keeps its attempts. */
export interface ScopedNet extends NetPort {
  /** In the order they were begun; those under way are missing. */
  attempts(): readonly Attempt[];
  /** Connections made, tried or under way, those beside an attempt's own included. */
  connections(): number;
  /** Resolves once no attempt is under way. */
  settled(): Promise<void>;
}

export interface ProbeScope {
  readonly probe: string;
  /** Connections that it may use. */
  readonly budget: number;
  readonly cancel: CancelSwitch;
  /** When the run began (monotonic). */
  readonly since: number;
  /** Called whenever a connection begins or ends. */
  readonly onChange: () => void;
  /** Called when an attempt to reach the server is over, however it ended. */
  readonly onMark: (mark: Mark) => void;
}

const isConnection = ({ events }: Attempt): boolean => events.some(({ kind }) => kind === 'connecting');

const SPENT: Attempt['outcome'] = {
  kind: 'local',
  code: 'BUDGET',
  text: 'this question has used all the connections that it may use',
};

/**
 * Holds a probe to its budget and gives its attempts ids such as "versions-3". Beyond the budget nothing is opened: the attempt runs
 * with its switch already off, which gives it the usual shape, and then says BUDGET.
 */
export const scopeNet = (net: RunNet, scope: ProbeScope): ScopedNet => {
  const { probe, budget, cancel, onChange } = scope;
  const kept: (Attempt | null)[] = [];
  /** Data connections, by the place of their control connection in `kept`. */
  const data = new Map<number, Attempt>();
  const spent = new Set<number>();
  /** Questions to others than the server, by their place in `kept`, each with its redirects: no connections to the server, so counted apart. */
  const elsewhere = new Map<number, readonly Attempt[]>();
  let besides = 0;
  const underWay = new Set<Promise<void>>();
  const off = createCancelSwitch();
  off.cancel();

  const made = async <Result extends { readonly attempt: Attempt }>(
    at: number,
    call: (scope: NetScope) => Promise<Result>,
    series: Series = 'various',
  ): Promise<Result> => {
    const within = at - elsewhere.size + data.size < budget;
    if (!within) spent.add(at);
    const id = `${probe}-${at + 1}`;
    const beside = () => {
      besides += 1;
      onChange();
    };
    const result = await call({ id, cancel: within ? cancel : off, beside });
    const attempt: Attempt = { ...result.attempt, id, ...(within ? {} : { outcome: SPENT }) };
    kept[at] = attempt;
    const end = endLetterOf(attempt.outcome);
    if (end !== null && isConnection(attempt)) {
      const { address, ms } = attempt;
      const at = monotonic() - scope.since - ms;
      scope.onMark({ probe, address, series, end, at, ms: tookMs(attempt) });
    }
    return { ...result, attempt };
  };
  const counted = <Result extends { readonly attempt: Attempt }>(
    call: (scope: NetScope) => Promise<Result>,
    series?: Series,
  ): Promise<Result> => {
    return tracked(made(kept.push(null) - 1, call, series));
  };
  const tracked = <Result>(work: Promise<Result>): Promise<Result> => {
    const settled: Promise<void> = work
      .then(
        () => {},
        () => {},
      )
      .finally(() => {
        underWay.delete(settled);
        onChange();
      });
    underWay.add(settled);
    onChange();
    return work;
  };
  return {
    resolve: (host) => net.resolve(host, { cancel }),
    attempt: (options) => counted((its) => net.attempt(options, its), options.series),
    handshake: (options) => counted((its) => net.handshake(options, its), options.series),
    flight: (options) => counted((its) => net.flight(options, its)),
    ftpData: async (options) => {
      const at = kept.length;
      const result = await counted((its) => net.ftpData(options, its));
      if (result.data) data.set(at, result.data.attempt);
      return result;
    },
    fetchPlain: (options) => {
      const at = kept.push(null) - 1;
      elsewhere.set(at, []);
      const work = net.fetchPlain(options, { id: `${probe}-${at + 1}`, cancel });
      return tracked(
        work.then((result) => {
          elsewhere.set(at, result.attempts);
          return result;
        }),
      );
    },
    trust: net.trust,
    pause: (ms) => net.pause(ms, { cancel }),
    get crowded() {
      return net.crowded;
    },
    hasClientCertificate: net.hasClientCertificate,
    alpn: net.alpn,
    judgeChain: (certificates, name, at) => net.judgeChain(certificates, name, at),
    machine: () => net.machine(),
    localSettings: (name) => net.localSettings(name),
    random: (length) => net.random(length),
    keyShare: (group) => net.keyShare(group),
    attempts: () =>
      kept.flatMap((attempt, at) =>
        [attempt, data.get(at), ...(elsewhere.get(at) ?? [])].flatMap((known) => known ?? []),
      ),
    connections: () =>
      kept.filter(
        (attempt, at) => !spent.has(at) && !elsewhere.has(at) && (attempt === null || isConnection(attempt)),
      ).length + besides,
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
