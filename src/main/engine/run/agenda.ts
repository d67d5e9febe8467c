import type { ProbeId } from '../../../shared/model/evidence';
import type { RunOptions } from '../../../shared/model/way';
import type { Seen } from '../probes/define-probe';
import type { AnyProbe } from './any-probe';
import { budgetOf } from './limits';
import type { Outlook } from './outlook';
import { inQueue, isIdle } from './queue';

/**
 * What comes next: `start` these; `skip` these, for which no connections are left; `idle`: these, which could decide nothing any more. All
 * empty while something runs: wait.
 */
interface Next {
  readonly start: readonly AnyProbe[];
  readonly skip: readonly AnyProbe[];
  readonly idle: readonly AnyProbe[];
}

/** Keeps account of a run's connections and says which probe may begin. */
export interface Agenda {
  /**
   * `look` gives what the causes make of the evidence so far; asked only when the order of what has a condition matters. `seen`: the facts so
   * far, for those that may begin early.
   */
  next(look?: () => Outlook, seen?: Seen): Next;
  /** Connections that a probe which was started may use: its budget, with what beginning early may cost, or what was left for one that takes less. */
  granted(probe: AnyProbe): number;
  /** A probe is over, having used so many connections. */
  over(id: ProbeId, used: number): void;
}

export interface AgendaOptions {
  readonly options: RunOptions;
  readonly connections: number;
  /** One probe after the other, as when there is one connection at a time. */
  readonly oneByOne: boolean;
}

type State = 'waiting' | 'running' | 'over';

class RunAgenda implements Agenda {
  private readonly states = new Map<ProbeId, State>();
  private readonly used = new Map<ProbeId, number>();
  private readonly grants = new Map<ProbeId, number>();

  constructor(
    private readonly probes: readonly AnyProbe[],
    private readonly given: AgendaOptions,
  ) {
    for (const { id } of probes) this.states.set(id, 'waiting');
  }

  next(look?: () => Outlook, seen: Seen = {}): Next {
    const start: AnyProbe[] = [];
    const begin = (probe: AnyProbe, connections = this.cost(probe)): void => {
      this.states.set(probe.id, 'running');
      this.grants.set(probe.id, connections);
      start.push(probe);
    };
    for (const probe of this.probes.filter(({ runs }) => runs === undefined)) {
      if (this.isReady(probe) && this.hasTurn()) begin(probe);
      else if (this.mayBeginEarly(probe, seen)) begin(probe, this.cost(probe) + (probe.early?.extra ?? 0));
    }
    const waiting = this.probes.filter((probe) => probe.runs !== undefined && this.is(probe, 'waiting'));
    const outlook = waiting.some((probe) => this.hangsOnOrder(probe)) ? (look?.() ?? null) : null;
    const { options } = this.given;
    const idle = waiting.filter((probe) => this.isReady(probe) && isIdle(probe, options, outlook));
    if (idle.length > 0) return { start, skip: [], idle };
    let ahead = 0;
    for (const probe of inQueue(waiting, options, outlook)) {
      const ready = this.isReady(probe) && this.hasTurn();
      // Nothing runs that could give connections back: now or never, whoever else may come.
      const last = ready && !this.isAnything('running');
      const left = this.left(last ? 0 : ahead);
      if (ready && left >= this.cost(probe)) begin(probe);
      else if (last && probe.least !== undefined && left >= probe.least) begin(probe, left);
      else if (last) return { start, skip: [probe], idle: [] };
      else ahead += this.cost(probe);
    }
    return { start, skip: [], idle: [] };
  }

  granted(probe: AnyProbe): number {
    return this.grants.get(probe.id) ?? this.cost(probe);
  }

  over(id: ProbeId, used: number): void {
    this.states.set(id, 'over');
    this.used.set(id, used);
  }

  private is({ id }: AnyProbe, state: State): boolean {
    return this.states.get(id) === state;
  }

  private isAnything(state: State): boolean {
    return [...this.states.values()].includes(state);
  }

  private hasTurn(): boolean {
    return !this.given.oneByOne || !this.isAnything('running');
  }

  /** All that it needs is over, but for `without`. */
  private isReady(probe: AnyProbe, without: readonly ProbeId[] = []): boolean {
    const isOver = (need: ProbeId) => this.states.get(need) === 'over' || without.includes(need);
    return this.is(probe, 'waiting') && probe.needs.every(isOver);
  }

  /** The order of what waits matters to it now: it could begin, or something waits for it that may not have to. */
  private hangsOnOrder(probe: AnyProbe): boolean {
    if (!this.isReady(probe)) return false;
    const isAwaited = this.probes.some(
      (other) => this.is(other, 'waiting') && other.needs.includes(probe.id),
    );
    return isAwaited || this.left(0) >= this.cost(probe) || !this.isAnything('running');
  }

  /** Its own connections are kept for it, so only what comes on top must still be there. */
  private mayBeginEarly(probe: AnyProbe, seen: Seen): boolean {
    const { early } = probe;
    if (early === undefined || this.given.oneByOne) return false;
    return this.isReady(probe, early.without(seen)) && this.left(0) >= early.extra;
  }

  private cost(probe: AnyProbe): number {
    return budgetOf(probe, this.given.options).connections;
  }

  /** Less what is used by those that are over, promised to those that run, kept for those that always run, and for those whose turn is before. */
  private left(ahead: number): number {
    let taken = ahead;
    for (const other of this.probes) {
      if (this.is(other, 'over')) taken += this.used.get(other.id) ?? 0;
      else if (this.is(other, 'running')) taken += this.granted(other);
      else if (other.runs === undefined) taken += this.cost(other);
    }
    return this.given.connections - taken;
  }
}

/**
 * An agenda over these probes, each after those it needs. Probes that always run have their connections kept for them; one with a condition
 * begins only if its whole budget fits in what is left, in the order of queue.ts, so that no run ever exceeds its limit, whatever happens
 * in it. One that takes less (`least`) begins with what is left once nothing runs that could give connections back.
 */
export const createAgenda = (probes: readonly AnyProbe[], options: AgendaOptions): Agenda =>
  new RunAgenda(probes, options);
