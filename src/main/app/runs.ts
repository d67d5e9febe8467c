import type { EventPayload } from '../../shared/ipc/contract';
import type { AgainScope } from '../../shared/model/again';
import type { CaseFile } from '../../shared/model/case-file';
import type { Progress } from '../../shared/model/progress';
import { NO_SECRETS, type RunSecrets } from '../../shared/model/way';
import type { Judge } from '../cases/judge-case';
import { Refusal } from '../cases/refusal';
import type { CaseStore } from '../cases/store';
import type { Fork } from './child';
import { earlierFor, wayOf } from './earlier-run';
import { type EngineEnd, type EngineRun, startEngineRun } from './engine-client';

export interface RunsOptions {
  readonly fork: Fork;
  readonly cases: Pick<CaseStore, 'addRun'>;
  /** Asked for when a run is over, not before. */
  readonly judge: () => Promise<Judge>;
  readonly newId: () => string;
  readonly onProgress: (progress: Progress) => void;
  readonly onFinished: (finished: EventPayload<'run:finished'>) => void;
  readonly graceMs?: number;
}

const NOT_JUDGED =
  'The check is done, but its result could not be put together. The case is kept. Save the case file and report this fault.';

/** The run under way, one at a time: starts it, stops it, puts its end into the case and tells the window. */
export class Runs {
  /** A small look under way: it gives way to what the person starts. */
  private small: EngineRun | null = null;
  private active: { readonly runId: string; readonly run: EngineRun } | null = null;
  /** The case of the next run is being fetched: the place is taken. */
  private preparing: Promise<unknown> | null = null;

  constructor(private readonly options: RunsOptions) {}

  /**
   * Fetches the case and starts a run for it. The place is taken before the case is touched, so that a second start leaves no case behind.
   * Throws a Refusal when a run is under way, and whatever `fetch` and `secretsFor` throw.
   */
  startFor(
    fetch: () => Promise<CaseFile>,
    secretsFor: (file: CaseFile) => RunSecrets = () => NO_SECRETS,
    scope: AgainScope = 'all',
  ): Promise<{ caseId: string; runId: string }> {
    this.refuseWhenBusy();
    const prepared = this.stopSmall()
      .then(fetch)
      .finally(() => {
        this.preparing = null;
      })
      .then((file) => this.start(file, secretsFor(file), scope));
    this.preparing = prepared;
    return prepared;
  }

  /** Starts a run for this case. Throws a Refusal when one is under way. */
  start(
    file: CaseFile,
    secrets: RunSecrets = NO_SECRETS,
    scope: AgainScope = 'all',
  ): { caseId: string; runId: string } {
    this.refuseWhenBusy();
    const { fork, newId, onProgress, graceMs } = this.options;
    const runId = newId();
    const run = startEngineRun(fork, {
      runId,
      asked: file.asked,
      secrets,
      earlier: scope === 'needed' ? earlierFor(file, 'needed') : null,
      onProgress: (progress) => {
        if (this.active?.runId === runId) onProgress(progress);
      },
      ...(graceMs === undefined ? {} : { graceMs }),
    });
    this.active = { runId, run };
    void run.ended.then((end) => this.finish(runId, file, end));
    return { caseId: file.id, runId };
  }

  /** One small look at this case's connection, kept nowhere. null: something else is running, or there is no check to begin from. */
  async look(file: CaseFile, secrets: RunSecrets): Promise<EngineEnd | null> {
    const earlier = earlierFor(file, 'quick');
    if (this.isBusy() || earlier === null) return null;
    const { fork, newId, graceMs } = this.options;
    const small = startEngineRun(fork, {
      runId: newId(),
      asked: file.asked,
      secrets,
      earlier,
      onProgress: () => undefined,
      ...(graceMs === undefined ? {} : { graceMs }),
    });
    this.small = small;
    const end = await small.ended;
    if (this.small === small) this.small = null;
    return end;
  }

  /** Ends a small look that is under way, and waits for its end. */
  async stopSmall(): Promise<void> {
    const { small } = this;
    if (small === null) return;
    small.cancel();
    await small.ended;
  }

  private isBusy(): boolean {
    return this.active !== null || this.preparing !== null || this.small !== null;
  }

  /** Throws a Refusal when a run is under way. */
  refuseWhenBusy(): void {
    if (this.active !== null || this.preparing !== null) {
      throw new Refusal('busy', 'A check is running already. Cancel it, or wait until it has ended.');
    }
  }

  /** Stops this run, if it is the one under way; a run that has ended by itself meanwhile is no mistake. */
  cancel(runId: string): void {
    if (this.active?.runId === runId) this.active.run.cancel();
  }

  /** Stops whatever runs and waits for its end, so that what was seen is in the case. */
  async stop(): Promise<void> {
    await this.stopSmall();
    await this.preparing?.catch(() => undefined);
    const { active } = this;
    if (active === null) return;
    active.run.cancel();
    await active.run.ended;
  }

  private async finish(runId: string, file: CaseFile, end: EngineEnd): Promise<void> {
    const finished = await this.conclude(runId, file, end);
    this.active = null;
    this.options.onFinished({ runId, caseId: file.id, ...finished });
  }

  /** A case that could not be written is no reason to hide the result: it is kept in memory and said when it is remembered next. */
  private async conclude(
    runId: string,
    { id: caseId, asked }: CaseFile,
    end: EngineEnd,
  ): Promise<Pick<EventPayload<'run:finished'>, 'document' | 'problem'>> {
    if (end.type === 'failed') return { document: null, problem: end.message };
    const { startedAt, finishedAt, cancelled, evidence, again } = end;
    try {
      const { file } = await this.options.cases.addRun(caseId, {
        id: runId,
        startedAt,
        finishedAt,
        cancelled,
        evidence,
        ...(again === undefined ? {} : { again }),
        way: wayOf(asked),
      });
      const document = (await this.options.judge())(file);
      return document === null ? { document, problem: NOT_JUDGED } : { document, problem: null };
    } catch (error) {
      return { document: null, problem: error instanceof Refusal ? error.message : NOT_JUDGED };
    }
  }
}
