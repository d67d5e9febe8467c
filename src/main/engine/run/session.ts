import type { Asked } from '../../../shared/model/asked';
import type { Evidence } from '../../../shared/model/evidence';
import type { Progress } from '../../../shared/model/progress';
import { createCancelSwitch, switchOf } from '../net/cancel-switch';
import { createNet, type RunNet } from '../net/create-net';
import type { AnyProbe } from './any-probe';
import { RUN_DEADLINE_MS } from './plan';
import { createProgress } from './progress';
import { PROBES } from './registry';
import { runProbes } from './run-probes';

export interface RunOptions {
  readonly runId?: string;
  /** The clock; replaced in tests. */
  readonly now?: () => Date;
  readonly onProgress: (progress: Progress) => void;
  /** Cancels at any moment; what was seen by then is kept. */
  readonly signal?: AbortSignal;
  /** For the whole run, in ms: default 60000, 1000 to 600000. */
  readonly timeoutMs?: number;
  readonly net?: RunNet;
  readonly probes?: readonly AnyProbe[];
}

/** What a run brought, complete or cancelled. Times are ISO 8601. */
export interface RunResult {
  readonly evidence: Evidence;
  readonly cancelled: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
}

const SHORTEST_MS = 1_000;
const LONGEST_MS = 600_000;

const boundedDeadline = (timeoutMs: number | undefined): number =>
  Math.min(LONGEST_MS, Math.max(SHORTEST_MS, timeoutMs ?? RUN_DEADLINE_MS));

/**
 * A whole run: every probe, in order, within the limits that planRun announces. Resolves within about a second of a cancel, with no
 * socket left open; what a server does never rejects it.
 */
export const startRun = async (asked: Asked, options: RunOptions): Promise<RunResult> => {
  const { now = () => new Date(), probes = PROBES } = options;
  const started = now();
  const person = switchOf(options.signal);
  const stop = createCancelSwitch(person);
  const timer = setTimeout(stop.cancel, boundedDeadline(options.timeoutMs));
  const net = options.net ?? createNet({ target: asked.target, now });
  const progress = createProgress(options.runId ?? '', probes, options.onProgress);
  try {
    const evidence = await runProbes(
      probes,
      {
        asked,
        net,
        now: started,
        stop,
        stoppedBy: () => (person.cancelled ? 'cancelled' : 'deadline'),
      },
      progress,
    );
    return {
      evidence,
      cancelled: person.cancelled,
      startedAt: started.toISOString(),
      finishedAt: now().toISOString(),
    };
  } finally {
    clearTimeout(timer);
    progress.close();
    stop.release();
    person.release();
    await net.close();
  }
};

export { planRun } from './plan';
