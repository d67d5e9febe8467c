import type { Evidence, EvidenceMap } from '../../../../shared/model/evidence';
import { shortOutcome } from '../../../../shared/words/outcome';
import { listed } from '../../../engine/diagnosis/derive/clip';
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

/** Versions that only the search for encryption methods found: the usual greeting offers none of what the server takes there. */
const foundOtherwise = ({ rungs, spoken }: Facts, { suites }: Evidence): string[] =>
  suites?.status !== 'ok'
    ? []
    : rungs.flatMap(({ version }) => {
        const taken = suites.facts.lists.some((list) => list.version === version && list.suites.length > 0);
        return taken && !spoken.includes(version) ? [version] : [];
      });

const noteOf = (facts: Facts, evidence: Evidence): string => {
  const found = foundOtherwise(facts, evidence);
  if (found.length > 0)
    return `With other encryption methods than a usual greeting offers, the server takes ${listed(found)}: the lists of methods say which.`;
  return facts.rungs.some(({ result }) => !result.answered)
    ? 'A version that was not answered may be switched off, or something between may have stopped it.'
    : '';
};

/** Each version offered alone. */
export const versions: MeasuredTable = {
  id: 'versions',
  area: 'protocol',
  title: 'Versions of TLS, each offered alone',
  draft: ofProbe(
    'versions',
    ['Version', 'What came back', 'Encryption method', 'Key exchange', 'First byte after'],
    (facts, evidence) => ({
      rows: [...[...facts.rungs].reverse().map(rungRow), ...ssl2Rows(facts)],
      note: noteOf(facts, evidence),
    }),
  ),
};
