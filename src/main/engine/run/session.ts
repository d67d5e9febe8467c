import type { Again } from '../../../shared/model/again';
import { type Asked, optionsOf } from '../../../shared/model/asked';
import type { Evidence } from '../../../shared/model/evidence';
import type { Progress } from '../../../shared/model/progress';
import { NO_SECRETS, type RunSecrets } from '../../../shared/model/way';
import { createCancelSwitch, switchOf } from '../net/cancel-switch';
import { createNet, type NetOptions, type RunNet } from '../net/create-net';
import { monotonic } from '../net/transcript';
import { alpnFor, dialogueFor, plannedDialogue } from '../probes/starttls-dialogue';
import type { AnyProbe } from './any-probe';
import { limitsFor, type RunLimits } from './limits';
import { noteBackOff } from './note-back-off';
import { type LookAhead, lookAheadFor } from './outlook';
import { createProgress, type ProgressReporter } from './progress';
import { PROBES } from './registry';
import { type Earlier, runAgain, runQuick } from './run-again';
import type { RunContext } from './run-one';
import { runProbes } from './run-probes';
import { createScrubber } from './scrub';

export interface RunOptions {
  readonly runId?: string;
  /** The clock; replaced in tests. */
  readonly now?: () => Date;
  readonly onProgress: (progress: Progress) => void;
  /** Cancels at any moment; what was seen by then is kept. */
  readonly signal?: AbortSignal;
  /** Passwords and keys of this run; they reach the net and nothing that comes back. Default: none. */
  readonly secrets?: RunSecrets;
  /** For the whole run, in ms, 1000 to 600000; default: as long as the options need (limits.ts). */
  readonly timeoutMs?: number;
  readonly net?: RunNet;
  /** Reads the settings of a computer; default: of this one. Tests pretend another. */
  readonly readSettings?: NetOptions['readSettings'];
  readonly probes?: readonly AnyProbe[];
  /** Judges what was seen so far, so that what decides most is asked first; default: by every cause (outlook.ts). */
  readonly lookAhead?: LookAhead;
  /** An earlier check of the same connection: only what is needed is asked again. Default: everything is asked. */
  readonly earlier?: Earlier;
}

/** What a run brought, complete or cancelled. Times are ISO 8601. */
export interface RunResult {
  readonly evidence: Evidence;
  readonly cancelled: boolean;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** What was taken over from the earlier check; absent when there was none to begin from. */
  readonly again?: Again;
}

const SHORTEST_MS = 1_000;
const LONGEST_MS = 600_000;

const boundedDeadline = (ms: number): number => Math.min(LONGEST_MS, Math.max(SHORTEST_MS, ms));

/** The net of a run as the person chose it: the way, the plain words before TLS, and how fast. */
const netFor = (
  asked: Asked,
  limits: RunLimits,
  now: () => Date,
  { secrets = NO_SECRETS, readSettings }: RunOptions,
): RunNet => {
  const { target } = asked;
  const { proxy, fetch = true } = optionsOf(asked);
  const protocol = plannedDialogue(asked);
  const dialogue = protocol === null ? {} : { dialogue: () => dialogueFor(protocol, target.serverName) };
  const alpn = alpnFor(protocol);
  const settings = readSettings === undefined ? {} : { readSettings };
  return createNet({ target, now, limits, proxy, secrets, alpn, fetch, ...dialogue, ...settings });
};

/** Everything, or what an earlier check leaves to ask. */
const askAll = async (
  probes: readonly AnyProbe[],
  earlier: Earlier | undefined,
  context: RunContext,
  progress: ProgressReporter,
): Promise<{ readonly evidence: Evidence; readonly again?: Again }> => {
  if (earlier === undefined) return { evidence: await runProbes(probes, context, progress) };
  if (earlier.scope === 'needed') return runAgain(probes, earlier, context, progress);
  return { evidence: await runQuick(probes, earlier, context, progress) };
};

/**
 * A whole run: every probe, in order, within the limits that planRun announces. Resolves within about a second of a cancel, with no
 * socket left open; what a server does never rejects it.
 */
export const startRun = async (asked: Asked, options: RunOptions): Promise<RunResult> => {
  const { now = () => new Date(), probes = PROBES, secrets = NO_SECRETS } = options;
  const limits = limitsFor(optionsOf(asked));
  const started = now();
  const since = monotonic();
  const person = switchOf(options.signal);
  const stop = createCancelSwitch(person);
  const timer = setTimeout(stop.cancel, boundedDeadline(options.timeoutMs ?? limits.ms));
  const net = options.net ?? netFor(asked, limits, now, options);
  // What is asked of an earlier check's questions shows as it is decided.
  const shown = options.earlier === undefined ? probes : [];
  const progress = createProgress(options.runId ?? '', shown, limits.connections, options.onProgress);
  try {
    const { evidence, again } = await askAll(
      probes,
      options.earlier,
      {
        asked,
        net,
        limits,
        scrub: createScrubber(secrets, optionsOf(asked).proxy),
        now: started,
        since,
        stop,
        stoppedBy: () => (person.cancelled ? 'cancelled' : 'deadline'),
        lookAhead: options.lookAhead ?? lookAheadFor(asked),
      },
      progress,
    );
    return {
      evidence: noteBackOff(evidence, net.backedOff),
      cancelled: person.cancelled,
      startedAt: started.toISOString(),
      finishedAt: now().toISOString(),
      ...(again === undefined ? {} : { again }),
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
