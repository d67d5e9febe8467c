import { createHash } from 'node:crypto';
import type { EarlierRun } from '../../shared/ipc/engine-messages';
import { type Asked, optionsOf } from '../../shared/model/asked';
import type { CaseFile, CaseRun } from '../../shared/model/case-file';

/** A digest of what is connected to and how. Answers about another place, or got on another way, are never taken over. */
export const wayOf = (asked: Asked): string =>
  createHash('sha256')
    .update(JSON.stringify([asked.target, optionsOf(asked), asked.client ?? null]))
    .digest('hex');

/** The newest complete run of this case that went the same way; null when there is none to begin from. */
export const newestRun = ({ asked, runs }: Pick<CaseFile, 'asked' | 'runs'>): CaseRun | null => {
  const complete = runs.filter(({ cancelled }) => !cancelled).at(-1);
  return complete?.way === wayOf(asked) ? complete : null;
};

/** That run as a further one begins from it. */
export const earlierFor = (file: CaseFile, scope: EarlierRun['scope']): EarlierRun | null => {
  const run = newestRun(file);
  if (run === null) return null;
  return { scope, evidence: run.evidence, at: run.finishedAt, carried: run.again?.carried ?? [] };
};
