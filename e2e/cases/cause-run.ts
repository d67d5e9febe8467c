import type { Asked } from '../../src/shared/model/asked';
import type { ReportDocument } from '../../src/shared/model/report';
import { USUAL_OPTIONS } from '../../src/shared/model/way';
import type { CauseCase, CausePeer } from './define-cause-cases';
import { askedAbout, type OneRun, runOnce } from './one-run';

const askedOf = (peer: CausePeer, { asked = {}, options = {} }: CauseCase): Asked => {
  const usual = askedAbout(peer.port);
  return {
    ...usual,
    ...asked,
    target: { ...usual.target, ...peer.target, ...asked.target },
    options: { ...USUAL_OPTIONS, ...peer.options, ...options },
  };
};

/** Starts the case's peer, runs the whole engine against it, and stops it. */
export const judgeCase = async (one: CauseCase): Promise<OneRun> => {
  const peer = await one.peer();
  try {
    return await runOnce(askedOf(peer, one), {
      ...(one.local === undefined ? {} : { local: one.local }),
      ...(peer.secrets === undefined ? {} : { secrets: peer.secrets }),
    });
  } finally {
    await peer.stop();
  }
};

/** What the report says of a cause. */
export const verdictOf = (
  { findings, ruledOut, couldNotTell }: ReportDocument,
  cause: string,
): 'confirmed' | 'likely' | 'possible' | 'ruled-out' | 'unknown' | 'not-known' => {
  const found = findings.find(({ causeId }) => causeId === cause);
  if (found) return found.verdict;
  if (ruledOut.some(({ causeId }) => causeId === cause)) return 'ruled-out';
  return couldNotTell.some(({ causeId }) => causeId === cause) ? 'unknown' : 'not-known';
};
