import { type Mark, packMarks } from '../../../shared/model/attempt-marks';
import type { Observation } from '../../../shared/model/evidence';
import type { Progress } from '../../../shared/model/progress';
import { monotonic } from '../net/transcript';
import type { AnyProbe } from './any-probe';

/** More often than this nobody can read. */
const PAUSE_MS = 100;

/** Follows a run and shows it, at most ten times a second, and always the last state. */
export interface ProgressReporter {
  /** These are asked; those that were not known yet come last in the list. */
  ask(probes: readonly AnyProbe[]): void;
  running(id: string): void;
  done(id: string, observation: Observation): void;
  /** A connection of this probe began or ended. */
  connections(id: string, used: number): void;
  /** An attempt is over. */
  mark(mark: Mark): void;
  /** Sends the last state and stops. */
  close(): void;
}

export const createProgress = (
  runId: string,
  probes: readonly AnyProbe[],
  connectionsLimit: number,
  send: (progress: Progress) => void,
): ProgressReporter => {
  const start = monotonic();
  const waiting = ({ id, question }: AnyProbe): Progress['probes'][number] => ({
    ...{ id, question, state: 'waiting', status: null, outcome: '' },
  });
  const lines = new Map(probes.map((probe) => [probe.id as string, waiting(probe)]));
  const used = new Map<string, number>();
  const marks: Mark[] = [];
  let timer: NodeJS.Timeout | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let closed = false;

  const show = () => {
    timer = null;
    last = monotonic();
    send({
      runId,
      elapsedMs: Math.round(last - start),
      connectionsUsed: [...used.values()].reduce((sum, count) => sum + count, 0),
      connectionsLimit,
      probes: [...lines.values()],
      ...(marks.length > 0 ? { attemptMarks: packMarks(marks) } : {}),
    });
  };
  const changed = () => {
    if (closed || timer) return;
    const wait = last + PAUSE_MS - monotonic();
    if (wait <= 0) show();
    else timer = setTimeout(show, wait);
  };
  const set = (id: string, more: Partial<Progress['probes'][number]>) => {
    const line = lines.get(id);
    if (line) lines.set(id, { ...line, ...more });
    changed();
  };
  return {
    ask(more) {
      for (const probe of more) if (!lines.has(probe.id)) lines.set(probe.id, waiting(probe));
    },
    running: (id) => set(id, { state: 'running' }),
    done: (id, { status, outcome }) => set(id, { state: 'done', status, outcome }),
    connections(id, count) {
      used.set(id, count);
      changed();
    },
    mark(mark) {
      marks.push(mark);
      changed();
    },
    close() {
      if (closed) return;
      closed = true;
      if (timer) clearTimeout(timer);
      show();
    },
  };
};
