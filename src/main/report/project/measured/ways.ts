import { answerCell, type MeasuredTable, milliseconds, ofProbe } from './table';

/** The same greeting over each way to the server. */
export const ways: MeasuredTable = {
  id: 'ways',
  area: 'network',
  title: 'The same greeting over each way to the server',
  draft: ofProbe(
    'ways',
    ['Way', 'Address', 'What came back', 'Each time', 'First byte after'],
    ({ ways: all, noDirect }) => ({
      rows: all.map(({ via, address, first, holds }) => [
        via === 'proxy' ? 'through the proxy' : 'directly',
        address,
        answerCell(first),
        holds ? 'yes' : 'no',
        milliseconds(first.firstByteMs),
      ]),
      note: noDirect === null ? '' : `There was no direct way to compare with: ${noDirect}`,
    }),
  ),
};
