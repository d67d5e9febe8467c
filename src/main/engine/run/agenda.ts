import type { ProbeId } from '../../../shared/model/evidence';
import type { RunOptions } from '../../../shared/model/way';
import type { AnyProbe } from './any-probe';
import { budgetOf } from './limits';

/** What comes next: `start` these; `skip` these, for which no connections are left. Both empty while something runs: wait. */
interface Next {
  readonly start: readonly AnyProbe[];
  readonly skip: readonly AnyProbe[];
}

/** Keeps account of a run's connections and says which probe may begin. */
export interface Agenda {
  next(): Next;
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

/** First what the person asked for, then what decides something, each in the order of the registry. */
const conditionalFirst = (probes: readonly AnyProbe[], options: RunOptions): AnyProbe[] => {
  const conditional = probes.filter(({ runs }) => runs !== undefined);
  const asked = conditional.filter(
    ({ runs, requested }) => runs?.how === 'on-request' || (requested?.(options) ?? null) !== null,
  );
  return [...asked, ...conditional.filter((probe) => !asked.includes(probe))];
};

class RunAgenda implements Agenda {
  private readonly states = new Map<ProbeId, State>();
  private readonly used = new Map<ProbeId, number>();
  private readonly conditional: readonly AnyProbe[];

  constructor(
    private readonly probes: readonly AnyProbe[],
    private readonly given: AgendaOptions,
  ) {
    for (const { id } of probes) this.states.set(id, 'waiting');
    this.conditional = conditionalFirst(probes, given.options);
  }

  next(): Next {
    const start: AnyProbe[] = [];
    const begin = (probe: AnyProbe): void => {
      this.states.set(probe.id, 'running');
      start.push(probe);
    };
    for (const probe of this.probes)
      if (probe.runs === undefined && this.isReady(probe) && this.hasTurn()) begin(probe);
    let ahead = 0;
    for (const probe of this.conditional) {
      if (!this.is(probe, 'waiting')) continue;
      const ready = this.isReady(probe) && this.hasTurn();
      // Nothing runs that could give connections back: now or never, whoever else may come.
      const last = ready && !this.isAnything('running');
      if (ready && this.fits(probe, last ? 0 : ahead)) begin(probe);
      else if (last) return { start, skip: [probe] };
      else ahead += this.cost(probe);
    }
    return { start, skip: [] };
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

  private isReady(probe: AnyProbe): boolean {
    return this.is(probe, 'waiting') && probe.needs.every((need) => this.states.get(need) === 'over');
  }

  private cost(probe: AnyProbe): number {
    return budgetOf(probe, this.given.options).connections;
  }

  /** Used by those that are over, promised to those that run, kept for those that always run, and for those whose turn is before this one. */
  private fits(probe: AnyProbe, ahead: number): boolean {
    let taken = ahead;
    for (const other of this.probes) {
      if (this.is(other, 'over')) taken += this.used.get(other.id) ?? 0;
      else if (this.is(other, 'running') || other.runs === undefined) taken += this.cost(other);
    }
    return taken + this.cost(probe) <= this.given.connections;
  }
}

/**
 * An agenda over these probes, each after those it needs. Probes that always run have their connections kept for them; one with a condition
 * begins only if its whole budget fits in what is left, in a fixed order, so that no run ever exceeds its limit, whatever happens in it.
 */
export const createAgenda = (probes: readonly AnyProbe[], options: AgendaOptions): Agenda =>
  new RunAgenda(probes, options);
