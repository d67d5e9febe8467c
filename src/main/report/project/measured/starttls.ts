import type { EvidenceMap } from '../../../../shared/model/evidence';
import { describeOutcome } from '../../../../shared/words/outcome';
import { answerCell, type MeasuredTable, ofProbe, yesNo } from './table';

const FOUND_BY: { readonly [F in NonNullable<EvidenceMap['starttls']['foundBy']>]: string } = {
  named: 'it was named',
  port: 'the port is the usual one',
  banner: 'the server greeted in it',
};

/** The plain beginning and the switch to TLS. */
export const starttls: MeasuredTable = {
  id: 'starttls',
  area: 'configuration',
  title: 'The plain beginning and the switch to TLS (STARTTLS)',
  draft: ofProbe('starttls', ['What', 'Seen'], ({ protocol, foundBy, offered, refusedText, result }) => ({
    rows: [
      ['Protocol', protocol],
      ['Known because', FOUND_BY[foundBy ?? 'banner']],
      ['The server agrees to switch', yesNo(offered)],
      ...(refusedText === null ? [] : [['In its own words', refusedText]]),
      ['The greeting after it', offered ? answerCell(result) : 'not sent'],
    ],
  })),
};

/** The second connection of FTP, with and without the session of the first. */
export const ftpData: MeasuredTable = {
  id: 'ftp-data',
  area: 'configuration',
  title: 'FTP: the connection for data, with and without the session of the first',
  draft: ofProbe(
    'ftp-data',
    ['Session of the first', 'What came', 'List', 'Last reply'],
    ({ looks, needsReuse }) => ({
      rows: looks.map(({ reuse, dataOutcome, outcome, listed, lastReply }) => [
        reuse ? 'offered' : 'not offered',
        describeOutcome(dataOutcome ?? outcome),
        listed ? 'yes' : 'no',
        lastReply ?? '–',
      ]),
      note:
        needsReuse === true
          ? 'The server wants the session of the first connection for the second one, each time.'
          : needsReuse === null
            ? 'Whether it wants the session of the first connection could not be told.'
            : '',
    }),
  ),
};
