import { answerCell, type MeasuredTable, milliseconds, ofProbe } from './table';

/** Each version offered alone. */
export const versions: MeasuredTable = {
  id: 'versions',
  area: 'protocol',
  title: 'Versions of TLS, each offered alone',
  draft: ofProbe(
    'versions',
    ['Version', 'What came back', 'Encryption method', 'Key exchange', 'First byte after'],
    ({ rungs }) => ({
      rows: [...rungs]
        .reverse()
        .map(({ version, result }) => [
          version,
          answerCell(result),
          result.suite ?? '–',
          result.group ?? '–',
          milliseconds(result.firstByteMs),
        ]),
      note: rungs.some(({ result }) => !result.answered)
        ? 'A version that was not answered may be switched off, or something between may have stopped it.'
        : '',
    }),
  ),
};
