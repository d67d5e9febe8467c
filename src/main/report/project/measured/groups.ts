import { type MeasuredTable, ofProbe } from './table';

const names = (all: readonly string[]): string => (all.length === 0 ? '–' : all.join(', '));

/** Where keys are exchanged, per version. */
export const groups: MeasuredTable = {
  id: 'groups',
  area: 'protocol',
  title: 'Groups in which keys are exchanged',
  draft: ofProbe(
    'groups',
    ['Version', 'Groups, as they were taken', 'Only when a key comes with it', 'All of them'],
    ({ lists, dh, otherDh = [] }) => ({
      rows: [
        ...lists.map(({ version, groups: named, withKeyOnly, complete }) => [
          version,
          // A column of dashes alone is left out, and then an empty list would say nothing at all.
          named.length + withKeyOnly.length === 0 ? 'none' : names(named),
          names(withKeyOnly),
          complete ? 'yes' : 'there may be more',
        ]),
        ...(dh === null ? [] : [dh, ...otherDh]).map(({ version, bits, name, suite }) => [
          version,
          `Diffie-Hellman with ${bits} bits${name === null ? '' : ` (${name})`}${otherDh.length > 0 && suite ? `, with ${suite}` : ''}`,
          '–',
          '–',
        ]),
      ],
    }),
  ),
};
