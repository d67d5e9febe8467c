import type { EvidenceMap } from '../../../../shared/model/evidence';
import { shortOutcome } from '../../../../shared/words/outcome';
import { counted } from '../../../engine/diagnosis/derive/clip';
import { type MeasuredTable, ofProbe } from './table';

type List = EvidenceMap['suites']['lists'][number];

const SERVER_ORDER = 'The server decides the order: the first is its first choice.';

const ORDER: { readonly [O in List['order']]: string } = {
  server:
    'The server decides by an order of its own, which was not measured to its end: the list does not show it.',
  client: 'The server takes what the program likes best, so this order says nothing of the server.',
  unknown: 'Who decides the order could not be told.',
};

const confirmed = ({ confirmed: one }: List): string => {
  if (one === null) return '';
  if (one.completed)
    return `A handshake was brought to its end${one.suite === null ? '' : ` with ${one.suite}`}.`;
  return one.ours
    ? 'This program cannot bring such a handshake to its end itself, which says nothing of the server.'
    : 'A handshake could not be brought to its end.';
};

const orderNote = ({ suites: { length }, order, inServerOrder }: List): string => {
  if (length < 2) return '';
  return inServerOrder ? SERVER_ORDER : ORDER[order];
};

const noteOf = (list: List): string =>
  [
    orderNote(list),
    list.complete ? '' : 'The list did not come to its end: there may be more.',
    list.choking === null
      ? ''
      : `The server stumbles over a greeting that offers ${counted(list.choking.suites, 'method')} (${shortOutcome(list.choking.outcome)}) and answers shorter ones.`,
    confirmed(list),
  ]
    .filter((text) => text !== '')
    .join(' ');

const VERSIONS = ['TLS 1.3', 'TLS 1.2', 'TLS 1.1', 'TLS 1.0', 'SSL 3.0'] as const;

const COLUMNS = ['Encryption method'];
const PLACED = ['Place', ...COLUMNS];

/** Said once when there is no list at all. */
const none: MeasuredTable = {
  id: 'suites',
  area: 'protocol',
  title: 'Encryption methods (cipher suites)',
  draft: ofProbe('suites', COLUMNS, ({ lists }) =>
    lists.length === 0 ? { rows: [], note: 'None was taken in any version that was asked for.' } : null,
  ),
};

const inVersion = (version: (typeof VERSIONS)[number]): MeasuredTable => ({
  id: `suites-${version.toLowerCase().replaceAll(/[ .]/g, '-')}`,
  area: 'protocol',
  title: `Encryption methods (cipher suites) taken in ${version}`,
  draft: (evidence) => {
    const list =
      evidence.suites?.status === 'ok'
        ? evidence.suites.facts.lists.find((one) => one.version === version)
        : undefined;
    if (list === undefined) return null;
    const note = noteOf(list);
    return list.inServerOrder
      ? { columns: PLACED, rows: list.suites.map((name, at) => [`${at + 1}`, name]), note }
      : { columns: COLUMNS, rows: list.suites.map((name) => [name]), note };
  },
});

/** One table for each version: what the server takes, and who decides. */
export const suites: readonly MeasuredTable[] = [none, ...VERSIONS.map(inVersion)];
