import type { EvidenceMap } from '../../../../shared/model/evidence';
import type { Outcome } from '../../../../shared/model/failure';
import type { Detail } from '../../../../shared/model/finding';
import { describeOutcome, shortOutcome } from '../../../../shared/words/outcome';
import { clip } from './clip';
import type { HelloResult } from './facts';

const inTable = (outcome: Outcome): string => clip(describeOutcome(outcome), 400);

const answerOf = (result: HelloResult): string =>
  result.answered ? `answered with ${result.version ?? 'a ServerHello'}` : shortOutcome(result.outcome);

/** The version ladder: one row for each version that was offered alone. */
export const versionsTable = (versions: EvidenceMap['versions']): Detail => ({
  kind: 'table',
  title: 'What the server does with each version',
  columns: ['Version offered', 'What came back', 'In words'],
  rows: versions.rungs.map(({ version, result }) => [version, answerOf(result), inTable(result.outcome)]),
});

/** One row for each address, from the first contact to the greeting. */
export const addressesTable = (reach: EvidenceMap['reach'], hello?: EvidenceMap['hello']): Detail => ({
  kind: 'table',
  title: 'What each address does',
  columns: ['Address', 'Connection', 'Greeting (ClientHello)'],
  rows: reach.addresses.map((entry) => {
    const greeted = hello?.addresses.find((result) => result.address === entry.address);
    return [
      entry.address,
      entry.connected ? 'accepted' : shortOutcome(entry.outcome),
      greeted === undefined ? 'not sent' : answerOf(greeted),
    ];
  }),
});

/** The same greeting with, without and with another server name. */
export const serverNameTable = (names: EvidenceMap['server-name']): Detail => {
  const row = (what: string, variant: { result: HelloResult } | null): string[] => [
    what,
    variant === null ? 'not sent' : answerOf(variant.result),
  ];
  return {
    kind: 'table',
    title: 'What the server does with each server name (SNI)',
    columns: ['Name sent', 'What came back'],
    rows: [
      row(clip(names.name ?? 'the name asked for', 200), names.with),
      row('no name', names.without),
      row('a name that does not exist', names.other),
      ...(names.literal ? [row('a number in the place of a name', names.literal)] : []),
    ],
  };
};

/** Every greeting of a list with what it brought, in the order sent. */
export const hellosTable = (
  title: string,
  results: readonly HelloResult[],
  label: (result: HelloResult) => string,
): Detail => ({
  kind: 'table',
  title,
  columns: ['Greeting', 'What came back'],
  rows: results.slice(0, 60).map((result) => [clip(label(result), 400), answerOf(result)]),
});
