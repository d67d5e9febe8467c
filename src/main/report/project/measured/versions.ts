import type { EvidenceMap } from '../../../../shared/model/evidence';
import { shortOutcome } from '../../../../shared/words/outcome';
import { answerCell, type MeasuredTable, milliseconds, ofProbe } from './table';

type Facts = EvidenceMap['versions'];

const rungRow = ({ version, result }: Facts['rungs'][number]): string[] => [
  version,
  answerCell(result),
  result.suite ?? '–',
  result.group ?? '–',
  milliseconds(result.firstByteMs),
];

const SSL2: { readonly [V in NonNullable<Facts['ssl2']>['verdict']]: string } = {
  spoken: 'answered with SSL 2.0',
  refused: 'not answered',
  unclear: 'could not tell',
};

/** SSL 2.0 has a greeting of its own, so it is asked apart. */
const ssl2Rows = ({ ssl2 }: Facts): string[][] => {
  if (ssl2 === undefined) return [];
  const { verdict, outcome, ciphers } = ssl2;
  const came = verdict === 'spoken' ? SSL2.spoken : `${SSL2[verdict]}: ${shortOutcome(outcome)}`;
  return [['SSL 2.0', came, ciphers.length === 0 ? '–' : ciphers.join(', '), '–', '–']];
};

/** Each version offered alone. */
export const versions: MeasuredTable = {
  id: 'versions',
  area: 'protocol',
  title: 'Versions of TLS, each offered alone',
  draft: ofProbe(
    'versions',
    ['Version', 'What came back', 'Encryption method', 'Key exchange', 'First byte after'],
    (facts) => ({
      rows: [...[...facts.rungs].reverse().map(rungRow), ...ssl2Rows(facts)],
      note: facts.rungs.some(({ result }) => !result.answered)
        ? 'A version that was not answered may be switched off, or something between may have stopped it.'
        : '',
    }),
  ),
};
