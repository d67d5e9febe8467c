import { answerCell, type MeasuredTable, ofProbe } from './table';

/** The line that a load balancer sends first. */
export const proxyProtocol: MeasuredTable = {
  id: 'proxy-protocol',
  area: 'configuration',
  title: 'The line that a load balancer sends first (PROXY protocol)',
  draft: ofProbe(
    'proxy-protocol',
    ['Before the greeting', 'What came back'],
    ({ before, versions, after, holds }) => ({
      rows: [
        ['nothing', answerCell(before)],
        ...versions.flatMap(({ version, first, repeated }) => [
          [`the line of version ${version}`, answerCell(first)],
          ...(repeated === null ? [] : [[`the line of version ${version}, once more`, answerCell(repeated)]]),
        ]),
        ['nothing, once more', answerCell(after)],
      ],
      note: holds ? 'It was answered with that line each time, and without it never.' : '',
    }),
  ),
};
