import { type MeasuredTable, ofProbe } from './table';

/** What the server signs the handshake with, per version and kind of key. */
export const signatures: MeasuredTable = {
  id: 'signatures',
  area: 'protocol',
  title: 'Signatures of the handshake',
  draft: ofProbe(
    'signatures',
    ['Version', 'Kind of key', 'Signature schemes, as they were taken', 'All of them'],
    ({ lists }) => ({
      rows: lists.map(({ version, keys, schemes, complete }) => [
        version,
        keys,
        schemes.length === 0 ? 'could not tell' : schemes.join(', '),
        complete ? 'yes' : 'there may be more',
      ]),
    }),
  ),
};
