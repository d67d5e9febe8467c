import type { Attempt } from '../model/attempt';
import type { ReportDocument } from '../model/report';

/** Refused by our own limit: there was no connection to tell of. */
export const notMade = ({ outcome }: Pick<Attempt, 'outcome'>): boolean =>
  outcome.kind === 'local' && outcome.code === 'BUDGET';

type Transcript = Pick<ReportDocument, 'transcript' | 'transcriptLeftOut'>;

/** How many connections were made, those too that the transcript has no room for. */
export const madeIn = ({ transcript, transcriptLeftOut = 0 }: Transcript): number =>
  transcript.filter((attempt) => !notMade(attempt)).length + transcriptLeftOut;

/** How many connections a report lists one by one, of how many; '' where it lists them all. */
export const listedWords = (document: Transcript): string => {
  const { transcriptLeftOut = 0 } = document;
  const all = madeIn(document);
  return transcriptLeftOut === 0
    ? ''
    : `The report lists ${all - transcriptLeftOut} of ${all} connections one by one. Its answers rest on all of them; the case file keeps up to 60 of each question.`;
};
