import type { Outcome } from '../../../shared/model/failure';

/** Closed or cut before one byte of the server came back. Behind a proxy nobody can see which of the two it was, nor by whom. */
export const closedWithoutAWord = (outcome: Outcome): boolean => {
  if (outcome.kind === 'proxy') return outcome.what === 'closed-after-accept';
  const closed = outcome.kind === 'fin' || outcome.kind === 'rst';
  return closed && (outcome.stage === 'before-hello' || outcome.stage === 'after-hello');
};
