import type { Finding, Owner } from '../../model/finding';
import type { ReportDocument } from '../../model/report';

/** Whoever can be written to; nobody writes to the person at this computer. */
export type Recipient = Exclude<Owner, 'this-computer'>;

export const RECIPIENTS: readonly Recipient[] = ['server-owner', 'network-team', 'it-desk', 'program-vendor'];

const named = ({ summary, findings }: ReportDocument): Finding | undefined =>
  findings.find(({ causeId }) => causeId === summary.causeId);

const ownersOf = (finding: Finding): readonly Owner[] => [
  finding.owner,
  ...finding.fix.map(({ owner }) => owner),
];

const isRecipient = (owner: Owner): owner is Recipient => owner !== 'this-computer';

/** What a message to this owner is about: the named cause, or the first of the others that is this owner's. */
export const findingFor = (document: ReportDocument, owner: Recipient): Finding | null => {
  const main = named(document);
  if (main) return main;
  const own = document.findings.find((finding) => ownersOf(finding).includes(owner));
  return own ?? document.findings[0] ?? null;
};

/** Who is worth writing to in this case, whoever has to act first. Nobody after a check that was stopped before it saw anything. */
export const recipientsOf = (document: ReportDocument): readonly Recipient[] => {
  const { conclusion, owner } = document.summary;
  const main = named(document);
  const about = main ? [main] : document.findings.slice(0, 3);
  const fallback: Owner[] = conclusion === 'nothing-wrong' ? ['program-vendor', 'it-desk'] : ['server-owner'];
  if (conclusion === 'cancelled' && about.length === 0) return [];
  const owners = [...(owner ? [owner] : []), ...about.flatMap(ownersOf), ...(main ? [] : fallback)];
  return [...new Set(owners)].filter(isRecipient);
};
