import { type MeasuredTable, ofProbe } from './table';

/** Where keys are exchanged, per version. */
export const groups: MeasuredTable = {
  id: 'groups',
  area: 'protocol',
  title: 'Groups in which keys are exchanged',
  draft: ofProbe('groups', ['Version', 'Place', 'Group', 'Taken'], ({ lists, dh }) => {
    const rows = lists.flatMap(({ version, groups: named, withKeyOnly }) => [
      ...named.map((group, at) => [version, `${at + 1}`, group, 'when it is named']),
      ...withKeyOnly.map((group) => [version, '–', group, 'only when a key comes with it']),
    ]);
    const size =
      dh === null
        ? []
        : [
            [
              dh.version,
              '–',
              `Diffie-Hellman, ${dh.bits} bits${dh.name === null ? '' : ` (${dh.name})`}`,
              'yes',
            ],
          ];
    const open = lists.filter(({ complete }) => !complete).map(({ version }) => version);
    return {
      rows: [...rows, ...size],
      note: open.length === 0 ? '' : `Not to the end of the list, so there may be more: ${open.join(', ')}.`,
    };
  }),
};
