import { Refusal } from '../cases/refusal';
import type { CaseStore } from '../cases/store';
import { newestRun } from './earlier-run';
import type { Knowledge } from './knowledge';
import type { Runs } from './runs';
import type { SecretKeeper } from './secret-keeper';
import { type Look, Watch, type WatchPorts } from './watch';

type Parts = Pick<WatchPorts, 'tell' | 'notify' | 'notifies' | 'pace'> & {
  readonly cases: Pick<CaseStore, 'open'>;
  readonly runs: Pick<Runs, 'look' | 'startFor'>;
  readonly secrets: Pick<SecretKeeper, 'secretsFor'>;
  readonly knowledge: () => Promise<Pick<Knowledge, 'readQuick'>>;
};

const CHANGED =
  'What is checked, or the way to it, has changed since Handrail began to wait. Check again, then start to wait anew.';

/** The watch over the real cases and runs. */
export const makeWatch = ({ cases, runs, secrets, knowledge, ...ports }: Parts): Watch => {
  const look = async (caseId: string): Promise<Look> => {
    const file = await cases.open(caseId);
    const earlier = newestRun(file);
    if (earlier === null) throw new Refusal('not-found', CHANGED);
    const end = await runs.look(file, secrets.secretsFor(file.id, file.asked));
    if (end === null) return { says: 'busy' };
    if (end.type === 'failed') return { says: 'failed', problem: end.message };
    if (end.cancelled) return { says: 'busy' };
    return (await knowledge()).readQuick(earlier.evidence, end.evidence, file.asked);
  };
  const confirm = async (caseId: string): Promise<string> => {
    const { runId } = await runs.startFor(
      () => cases.open(caseId),
      (file) => secrets.secretsFor(file.id, file.asked),
    );
    return runId;
  };
  return new Watch({ ...ports, look, confirm });
};
