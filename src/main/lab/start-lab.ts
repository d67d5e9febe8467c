import type { Asked } from '../../shared/model/asked';
import type { LabScenario, LabStarted } from '../../shared/model/lab';
import type { LabServer, Running } from './define-server';
import { type LabPki, makeLabPki } from './pki';
import { servers } from './registry';

/** The practice lab. Servers start when asked for and run until `stop`; `start` on a running one gives the same one, broken again. */
export interface Lab {
  readonly scenarios: readonly LabScenario[];
  /** Rejects when there is no such scenario, or when it can't run on this computer (the message says why). */
  start(id: string): Promise<LabStarted>;
  setFixed(id: string, fixed: boolean): Promise<LabStarted>;
  stop(): Promise<void>;
}

const askedFor = (scenario: LabScenario, running: Running, pki: LabPki): Asked => ({
  target: {
    host: running.host,
    display: `${running.host}:${running.port}`,
    port: running.port,
    serverName: running.serverName,
    addresses: [...running.addresses],
    extraRoots: running.trustsLab === false ? [] : [pki.root.pem],
  },
  message: running.message ?? '',
  side: running.side ?? 'unknown',
  program: running.program ?? 'unknown',
  answers: { ...running.answers },
  lab: scenario.id,
});

class RunningLab implements Lab {
  readonly scenarios: readonly LabScenario[];
  private readonly running = new Map<string, Promise<Running>>();

  constructor(
    private readonly known: readonly LabServer[],
    private readonly pki: LabPki,
  ) {
    this.scenarios = known.map((server) => server.scenario);
  }

  start(id: string): Promise<LabStarted> {
    return this.setFixed(id, false);
  }

  async setFixed(id: string, wanted: boolean): Promise<LabStarted> {
    const server = this.known.find((one) => one.scenario.id === id);
    if (server === undefined) throw new Error('There is no such practice server.');
    const fixed = wanted && server.scenario.fixable;
    const running = await this.ensure(server);
    await running.setFixed(fixed);
    return { scenario: server.scenario, asked: askedFor(server.scenario, running, this.pki), fixed };
  }

  async stop(): Promise<void> {
    const all = [...this.running.values()];
    this.running.clear();
    const started = await Promise.allSettled(all);
    await Promise.all(started.map((one) => (one.status === 'fulfilled' ? one.value.stop() : undefined)));
  }

  /** One start per server, however often it is asked for; a failed start may be tried again. */
  private ensure(server: LabServer): Promise<Running> {
    const { id } = server.scenario;
    const existing = this.running.get(id);
    if (existing !== undefined) return existing;
    const starting = server.start({ pki: this.pki });
    this.running.set(id, starting);
    starting.catch(() => this.running.delete(id));
    return starting;
  }
}

/** Makes the practice authorities (some milliseconds) and knows every server; none of them runs yet. */
export const startLab = async (): Promise<Lab> => new RunningLab(servers, await makeLabPki());
