import {
  type EarlierRun,
  type FromEngine,
  fromEngineSchema,
  type ToEngine,
} from '../../shared/ipc/engine-messages';
import { type Asked, optionsOf } from '../../shared/model/asked';
import type { Progress } from '../../shared/model/progress';
import type { RunSecrets } from '../../shared/model/way';
import { limitsFor } from '../engine/run/limits';
import type { Child, Fork } from './child';

/** How a run ended: with what was observed, or with a sentence why nothing was. */
export type EngineEnd =
  | Extract<FromEngine, { type: 'finished' }>
  | { readonly type: 'failed'; readonly message: string };

export interface EngineRun {
  /** Asks the run to stop; what it saw so far comes back. A process that does not answer is ended after the grace. */
  cancel(): void;
  /** Never rejects. */
  readonly ended: Promise<EngineEnd>;
}

export interface EngineOptions {
  readonly runId: string;
  readonly asked: Asked;
  /** Go to the engine's process and nowhere else. */
  readonly secrets?: RunSecrets;
  readonly onProgress: (progress: Progress) => void;
  /** An earlier check to begin from; default: everything is asked. */
  readonly earlier?: EarlierRun | null;
  /** Milliseconds for a cancelled run to hand over what it saw. */
  readonly graceMs?: number;
  /** Milliseconds after which a run is ended from outside; default: its own deadline and four minutes more. */
  readonly limitMs?: number;
}

const CRASHED =
  'The part of Handrail that makes the connections ended unexpectedly. Your answers are kept. Start the check again; if it happens again, save the case file and report it.';
const STUCK =
  'The check did not come to an end by itself and was stopped. Your answers are kept. Start it again.';
const STOPPED = 'The check was stopped before anything could be kept. Your answers are kept.';
const NOT_STARTED =
  'The check could not be started: this computer starts no more processes now. Close a program, then try again.';

const refused = (why: string): EngineEnd => ({
  type: 'failed',
  message: `The check could not be carried out. Your answers are kept; start it again. (${why})`,
});

const longestFor = (asked: Asked): number => limitsFor(optionsOf(asked)).ms + 240_000;

const begin = (fork: Fork): Child | null => {
  try {
    return fork();
  } catch {
    return null;
  }
};

/** Starts one run in a process of its own. The process is ended with the run, whatever happens. */
export const startEngineRun = (
  fork: Fork,
  {
    runId,
    asked,
    secrets,
    onProgress,
    earlier = null,
    graceMs = 1_000,
    limitMs = longestFor(asked),
  }: EngineOptions,
): EngineRun => {
  const child = begin(fork);
  if (child === null) {
    return { cancel: () => undefined, ended: Promise.resolve({ type: 'failed', message: NOT_STARTED }) };
  }
  let grace: ReturnType<typeof setTimeout> | null = null;
  let finish: (end: EngineEnd) => void = () => undefined;
  const ended = new Promise<EngineEnd>((resolve) => {
    const limit = setTimeout(() => finish({ type: 'failed', message: STUCK }), limitMs);
    finish = (end) => {
      clearTimeout(limit);
      if (grace !== null) clearTimeout(grace);
      resolve(end);
      child.kill();
    };
  });
  child.onMessage((data) => {
    const reply = fromEngineSchema.safeParse(data);
    if (!reply.success) return finish({ type: 'failed', message: CRASHED });
    if (reply.data.type === 'progress') onProgress(reply.data.progress);
    else finish(reply.data.type === 'failed' ? refused(reply.data.message) : reply.data);
  });
  child.onExit(() => finish({ type: 'failed', message: grace === null ? CRASHED : STOPPED }));
  child.send({
    type: 'start',
    runId,
    asked,
    ...(secrets ? { secrets } : {}),
    ...(earlier ? { earlier } : {}),
  } satisfies ToEngine);
  return {
    ended,
    cancel: () => {
      if (grace !== null) return;
      grace = setTimeout(() => finish({ type: 'failed', message: STOPPED }), graceMs);
      child.send({ type: 'cancel' } satisfies ToEngine);
    },
  };
};
