import { EXTENSIONS, GROUPS, SCHEMES } from '../../wire/ids';
import { SUITES } from '../../wire/suites';
import type { Seen } from '../define-probe';
import { codeList, replaced } from './codes';
import { groupsOnly, type Single } from './singles';

/** Codes by the names that the lists of earlier probes carry; a name that is not known has none. */
const codesBy = (names: readonly string[], known: Iterable<readonly [number, string]>): number[] => {
  const codes = new Map([...known].map(([code, name]) => [name, code]));
  return [...new Set(names)].flatMap((name) => codes.get(name) ?? []);
};

const turned = (table: Readonly<Record<string, number>>): [number, string][] =>
  Object.entries(table).map(([name, code]) => [code, name]);

const suitesTaken = ({ suites }: Seen): Single[] => {
  const codes = codesBy(
    (suites?.lists ?? []).flatMap((list) => list.suites),
    SUITES,
  );
  return codes.length === 0
    ? []
    : [
        {
          id: 'suites-taken',
          variable: 'suites',
          change: 'the encryption methods (cipher suites) that this server took one by one, and no others',
          make: ({ parts }) => ({ ...parts, suites: codes }),
        },
      ];
};

const groupsTaken = ({ groups }: Seen): Single[] => {
  const names = (groups?.lists ?? []).flatMap((list) => [...list.groups, ...list.withKeyOnly]);
  const codes = codesBy(names, turned(GROUPS));
  return codes.length === 0
    ? []
    : [
        {
          id: 'groups-taken',
          variable: 'groups',
          change: 'the ways to agree on a key (groups) that this server took one by one, and no others',
          make: (making) => groupsOnly(making, codes),
        },
      ];
};

const schemesTaken = ({ signatures }: Seen): Single[] => {
  const codes = codesBy(
    (signatures?.lists ?? []).flatMap((list) => list.schemes),
    turned(SCHEMES),
  );
  return codes.length === 0
    ? []
    : [
        {
          id: 'schemes-taken',
          variable: 'signature-schemes',
          change: 'the ways of signing (signature schemes) that this server took one by one, and no others',
          make: ({ parts }) => replaced(parts, codeList(EXTENSIONS.signature_algorithms, 2, codes)),
        },
      ];
};

/** Changes that earlier lists suggest: what the server took when it was asked for one thing after the other. */
export const singlesTaken = (seen: Seen): Single[] => [
  ...suitesTaken(seen),
  ...groupsTaken(seen),
  ...schemesTaken(seen),
];
