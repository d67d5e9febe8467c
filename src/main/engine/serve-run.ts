import { type FromEngine, type ToEngine, toEngineSchema } from '../../shared/ipc/engine-messages';
import { optionsOf } from '../../shared/model/asked';
import type { RawEvidence } from '../../shared/model/evidence';
import { NO_SECRETS } from '../../shared/model/way';
import { printable } from '../../shared/words/printable';
import { parseEvidence } from './run/parse-evidence';
import { createScrubber, type Scrubber } from './run/scrub';
import { type RunResult, startRun } from './run/session';

/** The engine's side of the conversation with main, without the process around it. */
export interface RunServer {
  /** Takes one message as it came over the port, whatever it is. */
  receive(message: unknown): void;
  /** Cancels; used when nobody is listening any more. */
  stop(): void;
}

type Start = typeof startRun;

const finished = ({ evidence, ...rest }: RunResult): FromEngine => ({
  type: 'finished',
  evidence: evidence as RawEvidence,
  ...rest,
});

const failed = (error: unknown, scrub: Scrubber = (value) => value): FromEngine => ({
  type: 'failed',
  message: printable(scrub(error instanceof Error ? error.message : String(error)), 2_000),
});

/** Serves one run: `send` posts a message to main, `done` is called once after the last one. */
export const serveRun = (
  send: (message: FromEngine) => void,
  done: () => void,
  start: Start = startRun,
): RunServer => {
  const abort = new AbortController();
  let begun = false;

  const refuse = (): void => {
    send(failed('The engine was sent something it does not understand.'));
    done();
  };
  const begin = async ({
    asked,
    runId,
    secrets,
    timeoutMs,
    earlier,
  }: Extract<ToEngine, { type: 'start' }>): Promise<void> => {
    try {
      send(
        finished(
          await start(asked, {
            runId,
            signal: abort.signal,
            onProgress: (progress) => send({ type: 'progress', progress }),
            ...(secrets === undefined ? {} : { secrets }),
            ...(timeoutMs === undefined ? {} : { timeoutMs }),
            ...(earlier === undefined
              ? {}
              : { earlier: { ...earlier, evidence: parseEvidence(earlier.evidence) } }),
          }),
        ),
      );
    } catch (error) {
      send(failed(error, createScrubber(secrets ?? NO_SECRETS, optionsOf(asked).proxy)));
    } finally {
      done();
    }
  };
  return {
    receive(message) {
      const { data } = toEngineSchema.safeParse(message);
      if (data?.type === 'cancel') {
        abort.abort();
        return;
      }
      if (begun) return;
      begun = true;
      if (data) void begin(data);
      else refuse();
    },
    stop: () => abort.abort(),
  };
};
