import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';

/** One address of the name, and how the up-to-date greeting ended there, or the connection where no greeting was possible. */
export interface Node {
  readonly address: string;
  readonly family: 4 | 6;
  readonly good: boolean;
  readonly outcome: Outcome;
  readonly attemptId: string;
}

/** This computer has no way to that kind of address: nothing is learned about the server. */
const noWay = (outcome: Outcome): boolean =>
  outcome.kind === 'local' ||
  outcome.kind === 'cancelled' ||
  (outcome.kind === 'unreachable' && ['ENETUNREACH', 'EADDRNOTAVAIL'].includes(outcome.code));

/** The addresses of which something was learned. */
export const nodesOf = (reach: EvidenceMap['reach'], hello: EvidenceMap['hello']): Node[] =>
  reach.addresses
    .filter((entry) => !noWay(entry.outcome))
    .flatMap((entry) => {
      const greeted = hello.addresses.find((result) => result.address === entry.address);
      if (entry.connected && greeted === undefined) return [];
      const outcome = greeted?.outcome ?? entry.outcome;
      if (noWay(outcome)) return [];
      return [
        {
          address: entry.address,
          family: entry.family,
          good: greeted?.answered === true,
          outcome,
          attemptId: greeted?.attemptId ?? entry.attemptId,
        },
      ];
    });

/** Ends that a broken way brings about, and that a server which read the greeting mostly does not. */
const ON_THE_WAY: ReadonlySet<Outcome['kind']> = new Set([
  'connect-timeout',
  'unreachable',
  'refused',
  'silence',
  'rst',
]);

/** Every newer address (IPv6) fails in a way that the road there explains, and every older one (IPv4) answers. */
export const onlySixFails = (nodes: readonly Node[]): boolean => {
  const [six, four] = [
    nodes.filter(({ family }) => family === 6),
    nodes.filter(({ family }) => family === 4),
  ];
  return (
    six.length > 0 &&
    four.length > 0 &&
    four.every(({ good }) => good) &&
    six.every(({ good, outcome }) => !good && ON_THE_WAY.has(outcome.kind))
  );
};

/** The addresses were tried again by turns, and this one came out each time as before; its attempts, else null. */
export const heldAgain = (ways: EvidenceMap['ways'] | undefined, address: string): string[] | null => {
  if (ways?.compared !== 'addresses' || !ways.holds) return null;
  const [reference] = ways.ways;
  const way = ways.ways.find((one) => one.address === address);
  if (!reference || !way?.holds || way.repeated.length === 0) return null;
  return [reference, way].flatMap(({ first, repeated }) =>
    [first, ...repeated].map((result) => result.attemptId),
  );
};
